import { type ErrorCode, isRecord } from '@leister/rest';

/**
 * What an error of the Orchestrator is about. `unknown-cloud` is also what it says of a cloud that failed: the two
 * cannot be told apart. `refused` is Cistern's no to an assignment or a release, or that it is away.
 */
export type OrchestratorErrorKind =
  | 'unknown-cloud'
  | 'not-found'
  | 'validation'
  | 'malformed-json'
  | 'forbidden'
  | 'not-implemented'
  | 'refused'
  | 'other';

/** What is known of a failed answer. */
interface Failure {
  message: string;
  status: number;
  url: string;
  body: unknown;
}

/** What the Orchestrator says, in whatever status and with whatever words in front. */
const phrases: readonly [RegExp, OrchestratorErrorKind][] = [
  [/cloud not valid/i, 'unknown-cloud'],
  [/no useful (?:node|image|size) id|^node not found/i, 'not-found'],
  [/doesn't validate the schema|no valid node id nor hostname/i, 'validation'],
  [/malformed json/i, 'malformed-json'],
  [/unrecognized action/i, 'not-implemented'],
];

/** Whether a text is what the Orchestrator answers, with 200, where there is nothing to get. */
export function isNothingHere(text: string): boolean {
  return text.trim() === 'Dev';
}

export function kindOf({ message, status, url, body }: Failure): OrchestratorErrorKind {
  const [, kind] = phrases.find(([phrase]) => phrase.test(message)) ?? [];
  if (kind) return kind;
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 501) return 'not-implemented';
  if (status < 400) return 'not-implemented';
  // What Cistern says is handed on as it is. A page comes from the web server, or from a fault.
  return status === 400 && isAboutAssignment(url) && isRecord(body) ? 'refused' : 'other';
}

/** The code of an error whose status says something else; undefined for the one that the status stands for. */
export function codeOf(failure: Failure): ErrorCode | undefined {
  const kind = kindOf(failure);
  if (kind === 'not-found') return 'NOT_FOUND';
  if (kind === 'refused') return 'OPERATION_FAILED';
  // A driver that fails may answer 400; a cloud that is not there is nothing the request could say better.
  return kind === 'unknown-cloud' && failure.status === 400 ? 'SERVER' : undefined;
}

/** What one should know beside the message. */
export function hintsOf(failure: Failure): string[] {
  const kind = kindOf(failure);
  if (kind === 'unknown-cloud')
    return ['the Orchestrator says so of a cloud it does not have, and of one that failed'];
  if (!isRelease(failure.url)) return [];
  if (failure.message === 'no useful node id here')
    return ['the assignment has been released; the node was not there to be deleted'];
  if (kind === 'other' && failure.status === 500)
    return ['the Orchestrator fails so where Cistern is away, or does not know the node'];
  return [];
}

function isAboutAssignment(url: string): boolean {
  return /\/vm\/action\//.test(url);
}

function isRelease(url: string): boolean {
  return /\/vm\/action\/release(?:\/|$)/.test(url);
}

import { ClientError } from '@leister/rest';
import { isDeepStrictEqual } from 'node:util';
import type { RecordedCase, RecordedExchange, Recording } from './case.js';
import { compareRequests, compareResult } from './compare.js';
import { exchangesInstead, withDeviations } from './deviations.js';
import { nameArguments } from './original-calls.js';
import { originals } from './originals.js';
import { scriptedServer } from './scripted-server.js';

/** What became of a case. `later` is one whose client is not here yet. */
export type Verdict =
  | { outcome: 'pass' }
  | { outcome: 'fail'; differences: string[] }
  | { outcome: 'later'; differences: string[] };

/** Does what a recorded call did, against a server that answers as recorded, and compares. */
export async function replayCase(
  recorded: RecordedCase,
  fixtures: Recording['fixtures'] = {},
): Promise<Verdict> {
  const { cls } = recorded.client;
  const ours = Object.hasOwn(originals, cls) ? originals[cls] : undefined;
  if (!ours) return { outcome: 'later', differences: [`no ${cls} yet`] };
  const original = ours.find(recorded.method);
  if (!original) return failed([`${cls} has no ${recorded.method}`]);
  let call: ReturnType<typeof nameArguments>;
  try {
    call = nameArguments(original, recorded.args, recorded.kwargs);
  } catch (error) {
    return failed([`${recorded.method} ${(error as Error).message}`]);
  }

  const server = await scriptedServer(expectedExchanges(recorded), fixtures);
  try {
    const here = JSON.parse(JSON.stringify(recorded).replaceAll('HOST', server.host)) as RecordedCase;
    const expected = expectedExchanges(here);
    const { cls: _, ...login } = here.client;
    const result = await settle(original.run(login, call));
    const differences = [
      ...compareRequests(expected, server.seen, login.token),
      ...compareOutcome(here, expected, result),
    ];
    return differences.length === 0 ? { outcome: 'pass' } : failed(differences);
  } finally {
    await server.close();
  }
}

function failed(differences: string[]): Verdict {
  return { outcome: 'fail', differences };
}

const betterRequest = /^(GET|HEAD|POST|PUT|PATCH|DELETE) (\/\S*)(?: (\{.*\}))?$/;

/** The exchanges of the recording, or the one request that would have been better: `POST /path {"body": ...}`. */
function expectedExchanges(recorded: RecordedCase): RecordedExchange[] {
  const [, method, path, json] = betterRequest.exec(recorded.better ?? '') ?? [];
  if (method === undefined || path === undefined) {
    const exchanges = exchangesInstead(recorded);
    return exchanges.map((each) => ({ ...each, request: withDeviations(each.request) }));
  }
  const base = new URL(recorded.client.endpoint).pathname.replace(/\/$/, '');
  const response = recorded.exchanges[0]?.response ?? { status: 200 };
  return [
    { request: { method, path: base + path, ...(json && { json: JSON.parse(json) as unknown }) }, response },
  ];
}

type Settled = { value: unknown } | { error: unknown };

async function settle(call: PromiseLike<unknown>): Promise<Settled> {
  try {
    return { value: await call };
  } catch (error) {
    return { error };
  }
}

function compareOutcome(
  recorded: RecordedCase,
  expected: readonly RecordedExchange[],
  result: Settled,
): string[] {
  const { raises } = recorded;
  const answer = expected.at(-1)?.response;
  if ('error' in result && !(result.error instanceof ClientError))
    return [`rejects with something else than ClientError: ${String(result.error)}`];
  // What the original made of the answer is not to be compared; the requests still are.
  if (isBetterInWords(recorded) || (raises && isSuccess(raises.status))) return [];
  // An empty answer that says how it went is one: the original wants JSON of it.
  if (raises && raises.status === 0 && isSuccess(answer?.status) && isEmpty(answer?.body)) return [];
  if ('value' in result)
    return raises
      ? [`succeeds, but ${raises.type} was raised`]
      : compareResult(recorded, result.value, answer?.status);
  const error = result.error as ClientError;
  if (!raises) return [`rejects: ${error.status} ${error.message}`];
  return compareErrors(raises, answer?.body, error);
}

/** `better` as a sentence says that the recorded outcome is not the one to have. */
function isBetterInWords({ better }: RecordedCase): boolean {
  return better !== undefined && betterRequest.exec(better) === null;
}

function isEmpty(body: unknown): boolean {
  return body === undefined || body === null || body === '';
}

/** The original fails at a 2xx that it did not expect; see docs/parity/kamaki.md. */
function isSuccess(status = 0): boolean {
  return status >= 200 && status < 300;
}

function compareErrors(
  { status, details }: NonNullable<RecordedCase['raises']>,
  body: unknown,
  error: ClientError,
): string[] {
  // Errors of Python's own have no status; that they are ClientErrors here is all there is to compare.
  if (status === undefined) return [];
  const message = serverMessage(body);
  const wrong = {
    [`status ${error.status}, not ${status}`]: error.status !== status,
    [`"${error.message}" lacks "${message}"`]: message !== undefined && !error.message.includes(message),
    [`details ${JSON.stringify(error.details)}, not ${JSON.stringify(details)}`]:
      details !== undefined && !isDeepStrictEqual(error.details, details),
  };
  return Object.keys(wrong).filter((difference) => wrong[difference]);
}

/** The message in a fault, `{"itemNotFound": {"message": ...}}`, or the name of a fault that has none. */
function serverMessage(body: unknown): string | undefined {
  if (typeof body === 'string') return body.replace(/<[^>]*>/g, '').trim();
  if (typeof body !== 'object' || body === null) return undefined;
  const [name, fault] = Object.entries(body)[0] ?? [];
  return (fault as { message?: string } | undefined)?.message ?? name;
}

import { isRecord } from '@leister/compute';
import { ClientError, firstHeader, type RestClient } from '@leister/rest';
import type { DaemonCall } from './daemon.js';
import { instancesOf, isOperation, type LxdOperation, toOperation } from './operation.js';
import { given } from './requests.js';

/** The operation that a request becomes, as the daemon describes it (`Starting instance`), and what it is about. */
export type Becoming = { description: string } & ({ instance: string } | { image: string });

/** Errors of a connection that never was: nothing can have been taken. */
const neverSent = new Set(['ECONNREFUSED', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN', 'EACCES']);

/** Whether the daemon may have taken a request whose answer did not arrive. */
export function isAnswerLost(error: unknown): error is ClientError {
  if (!(error instanceof ClientError)) return false;
  // 408 says that no whole request arrived: on a connection that had been idle, it was meant for none at all.
  if (error.status === 408) return true;
  return error.code === 'CONNECTION' && error.status === 0 && !neverSent.has(systemCodeOf(error));
}

function systemCodeOf({ cause }: ClientError): string {
  return isRecord(cause) || cause instanceof Error ? String((cause as { code?: unknown }).code) : '';
}

/**
 * The operations that a request may have become although its answer was lost, newest first: the daemon lists them until
 * 5 s after their end.
 *
 * @param sent when the request was sent, by `performance.now()`
 */
export async function findTaken(
  client: Pick<RestClient, 'get'>,
  becoming: Becoming,
  sent: number,
  call: DaemonCall,
): Promise<LxdOperation[]> {
  const { body, headers } = await client.get('/1.0/operations?recursion=1', given(call));
  const earliest = sentByItsClock(firstHeader(headers.date), sent);
  return operationsIn(body)
    .filter((operation) => operation.description === becoming.description && isAbout(operation, becoming))
    .filter(({ createdAt }) => !(Date.parse(createdAt) < earliest))
    .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
}

function isAbout(operation: LxdOperation, becoming: Becoming): boolean {
  if ('instance' in becoming) return instancesOf(operation).includes(becoming.instance);
  return (operation.resources['images'] ?? []).some((path) => path.endsWith(`/${becoming.image}`));
}

/** All operations in a list with recursion, which the daemon sorts by their status. */
export function operationsIn(body: unknown): LxdOperation[] {
  const byStatus = isRecord(body) ? body['metadata'] : undefined;
  const all = isRecord(byStatus) ? Object.values(byStatus).flat() : [];
  return all.filter(isOperation).map(toOperation);
}

/** Its clock need not be ours, and tells whole seconds: an operation from before that time is another one. */
function sentByItsClock(date: string | undefined, sent: number): number {
  const now = Date.parse(date ?? '');
  return Number.isNaN(now) ? 0 : now - (performance.now() - sent);
}

/**
 * That error of a request without an answer, for which nothing tells whether it was taken. The cause stays what it was:
 * where the caller gave up it is the caller's own.
 */
export function uncertain(error: ClientError): ClientError {
  const { message, status, code, details, request } = error;
  const doubt = 'no answer came: whether the daemon did it is not known';
  return new ClientError(message, {
    status,
    code,
    details: [doubt, ...details],
    cause: error.cause,
    ...(request && { request }),
  });
}

import { ClientError, type Settled, wait, type WaitOptions, WaitTimeout } from '@leister/rest';
import type { Server } from './model/server.js';
import { isDeadEnd, type ServerStatus, toServerStatus } from './model/status.js';

/** How long to wait for servers and whom to tell. */
export type WaitServerOptions<S extends Server = Server> = WaitOptions<S>;

/** What a wait needs of the cloud. */
export interface WatchedCloud<S extends Server> {
  /** One server; undefined when there is none. */
  look(id: string, signal: AbortSignal): Promise<S | undefined>;
  /** Those servers at least, in one request. */
  lookAtMany(ids: readonly string[], signal: AbortSignal): Promise<readonly S[]>;
  /** The cloud's own news, when it has any: resolves when something happened since the last call. */
  changed?: ((signal: AbortSignal) => Promise<unknown>) | undefined;
}

/** Whether a server is where it is wanted. Throws for one that will never be. */
export type ServerCondition<S extends Server> = (server: S) => boolean;

/** True in one of the statuses; throws OPERATION_FAILED where a server cannot leave by itself. */
export function untilStatus<S extends Server>(wanted: readonly ServerStatus[]): ServerCondition<S> {
  return (server) => {
    if (wanted.includes(server.status)) return true;
    if (isDeadEnd(server.status)) throw deadEnd(server, `wanted ${wanted.join(' or ')}`);
    return false;
  };
}

/** True once a server has left the status. */
export function whileStatus<S extends Server>(current: readonly ServerStatus[]): ServerCondition<S> {
  return (server) => !current.includes(server.status);
}

/** @throws ClientError INVALID_ARGUMENT for a word that is no status on any cloud */
export function toStatuses(words: string | readonly string[]): ServerStatus[] {
  return [words].flat().map((word) => {
    const status = toServerStatus(word);
    if (status !== 'UNKNOWN' || word.toUpperCase() === 'UNKNOWN') return status;
    throw new ClientError(`no server is ever in status ${JSON.stringify(word)}`, {
      code: 'INVALID_ARGUMENT',
    });
  });
}

/** How long a cloud that answered before may be away in mid-wait, in milliseconds. */
const longestOutage = 30_000;

/**
 * Waits for many servers at once, with one request for each look however many there are. Outlives a service that is
 * restarted meanwhile.
 */
export async function waitForServers<S extends Server>(
  cloud: WatchedCloud<S>,
  ids: readonly string[],
  condition: ServerCondition<S>,
  options: WaitServerOptions<S>,
): Promise<Settled<string, S>[]> {
  const settled = new Map<string, Settled<string, S>>();
  const lastSeen = new Map<string, S>();

  let lastAnswer: number | undefined;

  const lookOnce = async ({ signal }: { signal: AbortSignal }): Promise<void> => {
    const open = ids.filter((id) => !settled.has(id));
    let seen: Map<string, S>;
    try {
      seen = await lookAt(cloud, open, lastSeen, signal);
    } catch (error) {
      const mayComeBack = lastAnswer !== undefined && Date.now() - lastAnswer < longestOutage;
      if (mayComeBack && isOutage(error)) return;
      throw error;
    }
    lastAnswer = Date.now();
    for (const [id, server] of seen) {
      lastSeen.set(id, server);
      options.onProgress?.(server);
      const outcome = judge(id, server, condition);
      if (outcome) settled.set(id, outcome);
    }
  };
  try {
    await wait(lookOnce, () => settled.size === new Set(ids).size, {
      ...options,
      onProgress: undefined,
      changed: cloud.changed,
    });
  } catch (error) {
    if (!(error instanceof WaitTimeout)) throw error;
  }
  return ids.map(
    (id) => settled.get(id) ?? { item: id, error: notInTime(id, lastSeen.get(id), options.timeout) },
  );
}

/** The servers as they are now. One that is gone is DELETED, if it was ever there. */
async function lookAt<S extends Server>(
  cloud: WatchedCloud<S>,
  ids: readonly string[],
  lastSeen: ReadonlyMap<string, S>,
  signal: AbortSignal,
): Promise<Map<string, S>> {
  const listed = ids.length > 1 ? await cloud.lookAtMany(ids, signal) : [];
  const byId = new Map(listed.map((server) => [server.id, server]));
  const found = new Map<string, S>();
  for (const id of ids) {
    const server = byId.get(id) ?? (await cloud.look(id, signal)) ?? gone(id, lastSeen.get(id));
    found.set(id, server);
  }
  return found;
}

function isOutage(error: unknown): boolean {
  return error instanceof ClientError && (error.code === 'CONNECTION' || error.code === 'UNAVAILABLE');
}

function gone<S extends Server>(id: string, last: S | undefined): S {
  // A server is its four required fields; what a child adds is optional by the contract of its type.
  const nothing = { id, name: id, status: 'DELETED', raw: undefined } as Server as S;
  return last ? { ...last, status: 'DELETED' } : nothing;
}

function judge<S extends Server>(
  id: string,
  server: S,
  condition: ServerCondition<S>,
): Settled<string, S> | undefined {
  try {
    return condition(server) ? { item: id, value: server } : undefined;
  } catch (error) {
    return { item: id, error: ClientError.from(error) };
  }
}

function deadEnd(server: Server, wanted: string): ClientError {
  if (server.status === 'DELETED') {
    return new ClientError(`server ${server.id} is gone (${wanted})`, { status: 404, code: 'NOT_FOUND' });
  }
  const { fault } = server;
  return new ClientError(`server ${server.id} is in ${server.status}${fault ? `: ${fault.message}` : ''}`, {
    status: fault?.code ?? 0,
    code: 'OPERATION_FAILED',
    details: [wanted, ...(fault?.details === undefined ? [] : [fault.details])],
  });
}

function notInTime(id: string, last: Server | undefined, timeout: number | undefined): WaitTimeout<Server> {
  const state = last ? `is still in ${last.status}` : 'was not seen';
  return new WaitTimeout(`server ${id} ${state}${timeout === undefined ? '' : ` after ${timeout} ms`}`, last);
}

import { Contact, isOutage } from '@leister/openstack';
import { ClientError, defaultWaitTimeout, type Settled, settleAll } from '@leister/rest';
import { wait, type WaitOptions, WaitTimeout } from '@leister/rest';
import type { Server } from '../model/server.js';
import type { ServerCondition } from './conditions.js';

/**
 * Milliseconds. Servers are there within seconds: where the cloud does not tell by itself, longer pauses would be a good
 * part of the wait.
 */
const longestPause = 1_000;

/** How long to wait for servers and whom to tell. Looks are at most a second apart, unless `maxInterval` says else. */
export type WaitServerOptions<S extends Server = Server> = Omit<WaitOptions<S>, 'changed'>;

/** What a wait needs of the cloud. */
export interface WatchedCloud<S extends Server> {
  /** One server; undefined when there is none. */
  look(id: string, signal: AbortSignal): Promise<S | undefined>;
  /** Those servers at least, in one request. */
  lookAtMany(ids: readonly string[], signal: AbortSignal): Promise<readonly S[]>;
  /** The cloud's own news, when it has any: resolves when something happened since the last call. */
  changed?: ((signal: AbortSignal) => Promise<unknown>) | undefined;
}

/**
 * Waits for many servers at once, with one request for each look however many there are, and tells for each what
 * became of it. Outlives a service that is restarted meanwhile.
 *
 * @throws ClientError ABORTED; what `onProgress` throws. All else is told of the servers that it concerns.
 */
export async function waitForServers<S extends Server>(
  cloud: WatchedCloud<S>,
  ids: readonly string[],
  condition: ServerCondition,
  options: WaitServerOptions<S>,
): Promise<Settled<string, S>[]> {
  const settled = new Map<string, Settled<string, S>>();
  const lastSeen = new Map<string, S>();
  const contact = new Contact();

  const see = (id: string, server: S): void => {
    lastSeen.set(id, server);
    options.onProgress?.(server);
    const outcome = judge(id, server, condition);
    if (outcome) settled.set(id, outcome);
  };
  const lookOnce = async ({ signal }: { signal: AbortSignal }): Promise<void> => {
    const open = ids.filter((id) => !settled.has(id));
    const looks = await contact
      .ask(() => lookAt(cloud, open, signal))
      .catch((error: unknown) => {
        signal.throwIfAborted();
        return open.map((item) => ({ item, error: lostSight(item, lastSeen.get(item), error) }));
      });
    for (const look of looks ?? []) {
      if (look.error) settled.set(look.item, look);
      else see(look.item, look.value ?? gone(look.item, lastSeen.get(look.item)));
    }
  };

  const { signal, timeout = defaultWaitTimeout } = options;
  const isOver = (): boolean => ids.every((id) => settled.has(id));
  try {
    const { maxInterval = cloud.changed ? undefined : longestPause } = options;
    await wait(lookOnce, isOver, {
      ...options,
      maxInterval,
      onProgress: undefined,
      changed: cloud.changed,
    });
  } catch (error) {
    if (!(error instanceof WaitTimeout)) throw error;
  }
  const limit = signal?.aborted ? 'at the deadline' : `after ${timeout} ms`;
  const late = (item: string): Settled<string, S> => ({
    item,
    error: notInTime(item, lastSeen.get(item), limit, contact.outage()),
  });
  return ids.map((id) => settled.get(id) ?? late(id));
}

/** The servers as they are now: in a list when there are several, and those that are in no list each by itself. */
async function lookAt<S extends Server>(
  cloud: WatchedCloud<S>,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Settled<string, S | undefined>[]> {
  const listed = ids.length > 1 ? await cloud.lookAtMany(ids, signal) : [];
  const byId = new Map(listed.map((server) => [server.id, server]));
  const looks = await settleAll(ids, async (id) => byId.get(id) ?? cloud.look(id, signal));
  signal.throwIfAborted();
  const outage = looks.find(({ error }) => isOutage(error));
  if (outage?.error) throw outage.error;
  return looks;
}

/** What is not there any more, or never was, is DELETED. */
function gone<S extends Server>(id: string, last: S | undefined): S {
  // A server is its four required fields; what a child adds is optional by the contract of its type.
  const nothing = { id, name: id, status: 'DELETED', raw: undefined } as Server as S;
  return last ? { ...last, status: 'DELETED' } : nothing;
}

function judge<S extends Server>(
  id: string,
  server: S,
  condition: ServerCondition,
): Settled<string, S> | undefined {
  try {
    return condition(server) ? { item: id, value: server } : undefined;
  } catch (error) {
    return { item: id, error: ClientError.from(error) };
  }
}

function lostSight(id: string, last: Server | undefined, reason: unknown): ClientError {
  const error = ClientError.from(reason);
  if (!last || !isOutage(error)) return error;
  const { status, code, details, request } = error;
  return new ClientError(`server ${id} was last seen in ${last.status}: ${error.message}`, {
    status,
    code,
    details,
    cause: error,
    ...(request && { request }),
  });
}

function notInTime(
  id: string,
  last: Server | undefined,
  limit: string,
  outage: ClientError | undefined,
): WaitTimeout<Server> {
  if (!outage) {
    return new WaitTimeout(
      `server ${id} ${last ? `is still in ${last.status}` : 'was not seen'} ${limit}`,
      last,
    );
  }
  const state = last ? `was last seen in ${last.status}` : 'was never seen';
  const away = `${limit} the service could not be reached: ${outage.message}`;
  return new WaitTimeout(`server ${id} ${state}; ${away}`, last, outage);
}

import type { ComputeClient, Server, WaitServerOptions } from '@leister/compute';
import { ClientError, type Settled, WaitTimeout } from '@leister/rest';
import type { patience } from '../args/waiting.js';
import type { ArgsOf } from '../args/option.js';
import type { Context } from '../context.js';
import { StillPending } from '../failure/still-pending.js';
import { showProgress, wantsProgress } from '../io/progress.js';
import { shellQuoted } from '../lib/shell-quoted.js';

/** What servers are waited for. */
export interface Goal {
  /** Gives what became of each, in their order. */
  wait: (
    client: ComputeClient,
    ids: readonly string[],
    options: WaitServerOptions,
  ) => Promise<Settled<string, Server>[]>;
  /** How `server wait` is told so. */
  option: string;
}

/** Until they are in a status. */
export function until(status: string): Goal {
  return {
    wait: (client, ids, options) => client.waitServersUntil(ids, status, options),
    option: `--until ${status}`,
  };
}

/** As long as they are in one of these. How to go on names the first. */
export function during(...statuses: string[]): Goal {
  return {
    wait: (client, ids, options) => client.waitServersWhile(ids, statuses, options),
    option: `--while ${statuses[0]}`,
  };
}

/** What to wait for and whom to tell. */
export interface Wait {
  goal: Goal;
  /** What is still going on should the user interrupt it: `starting`. */
  doing: string;
  /** Of the whole command, Ctrl-C included. */
  signal: AbortSignal;
  /** Told each state of each server. */
  onSeen?: (server: Server) => void;
}

/** Waits for servers and shows how far they have got. */
export async function waitForServers(
  servers: readonly Server[],
  { goal, doing, signal, onSeen }: Wait,
  args: ArgsOf<typeof patience>,
  context: Context,
): Promise<Settled<string, Server>[]> {
  if (servers.length === 0) return [];
  const { compute, io, leftovers } = context;
  const names = new Map(servers.map(({ id, name }) => [id, name]));
  const progress = wantsProgress(args, context) ? await showProgress(names, io) : undefined;
  const latest = new Map<string, Server>();
  const see = (server: Server): void => {
    const { id, status, progress: percent = 0 } = server;
    latest.set(id, server);
    leftovers.set(id, `server ${names.get(id) ?? id} (id ${id}), ${doing}: ${status}`);
    progress?.update(id, status, percent);
    onSeen?.(server);
  };
  try {
    servers.forEach(see);
    const options = { signal, timeout: Infinity, onProgress: see };
    const outcomes = await goal.wait(await compute(), [...names.keys()], options);
    return outcomes.map((outcome) => {
      const { item, value, error } = outcome;
      if (value) {
        progress?.update(item, value.status, 100);
        onSeen?.(value);
      }
      if (!context.signal.aborted) leftovers.clear(item);
      const last = latest.get(item);
      if (!(error instanceof WaitTimeout) || !last) return outcome;
      return { item, error: outOfTime(last, error, goal, args) };
    });
  } finally {
    progress?.stop();
  }
}

/** As the user counts time, and with what is known of the service: who cannot see a server does not know it to be pending. */
function outOfTime(
  last: Server,
  { cause }: WaitTimeout,
  goal: Goal,
  args: Pick<ArgsOf<typeof patience>, 'timeout'>,
): ClientError {
  if (!(cause instanceof ClientError)) return stillPending(last, `is still in ${last.status}`, goal, args);
  const { code, details } = cause;
  const message = `server ${last.name} (id ${last.id}) was last seen in ${last.status}: ${cause.message}`;
  return new ClientError(message, { code, details, cause });
}

/** @param how it is with the server, which may have no id yet */
export function stillPending(
  { id, name }: { id?: string; name: string },
  how: string,
  { option }: Goal,
  { timeout }: Pick<ArgsOf<typeof patience>, 'timeout'>,
): StillPending {
  const named = id === undefined ? name : `${name} (id ${id})`;
  const message = `server ${named} ${how} after ${timeout} s`;
  return new StillPending(message, `server wait ${shellQuoted(id ?? name)} ${option}`);
}

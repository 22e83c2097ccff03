import type { ComputeClient, Server, WaitServerOptions } from '@leister/compute';
import type { Settled } from '@leister/rest';
import type { patience } from '../args/waiting.js';
import type { ArgsOf } from '../args/option.js';
import type { Context } from '../context.js';
import { showProgress } from '../io/progress.js';

/** Waits for servers, by whatever means. Gives what became of each, in their order. */
export type Waiter = (
  client: ComputeClient,
  ids: readonly string[],
  options: WaitServerOptions,
) => Promise<Settled<string, Server>[]>;

/** Until they are in a status. */
export function until(status: string): Waiter {
  return (client, ids, options) => client.waitServersUntil(ids, status, options);
}

/** What to wait for and whom to tell. */
export interface Wait {
  wait: Waiter;
  /** What is still going on should the user interrupt it: `starting`. */
  doing: string;
  /** Told each state of each server. */
  onSeen?: (server: Server) => void;
}

/** Waits for servers and shows how far they have got. */
export async function waitForServers(
  servers: readonly Server[],
  { wait, doing, onSeen }: Wait,
  args: ArgsOf<typeof patience>,
  { compute, globals, io, leftovers, signal }: Context,
): Promise<Settled<string, Server>[]> {
  if (servers.length === 0) return [];
  const isQuiet = args.noProgressBar || globals.debug || globals.verbose > 0 || globals.verboseWithData;
  const names = new Map(servers.map(({ id, name }) => [id, name]));
  const progress = isQuiet ? undefined : await showProgress(names, io);
  const see = (server: Server): void => {
    const { id, status, progress: percent = 0 } = server;
    leftovers.set(id, `server ${names.get(id) ?? id} (id ${id}), ${doing}: ${status}`);
    progress?.update(id, status, percent);
    onSeen?.(server);
  };
  try {
    servers.forEach(see);
    const options = { signal, timeout: args.timeout * 1000, onProgress: see };
    const outcomes = await wait(await compute(), [...names.keys()], options);
    for (const { item, value } of outcomes) {
      if (value) {
        progress?.update(item, value.status, 100);
        onSeen?.(value);
      }
      if (!signal.aborted) leftovers.clear(item);
    }
    return outcomes;
  } finally {
    progress?.stop();
  }
}

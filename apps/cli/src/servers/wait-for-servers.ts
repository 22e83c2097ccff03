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

/**
 * Waits for servers and shows how far they have got.
 *
 * @param doing what is still going on should the user interrupt it: `starting`
 */
export async function waitForServers(
  servers: readonly Server[],
  wait: Waiter,
  doing: string,
  args: ArgsOf<typeof patience>,
  { compute, globals, io, leftovers, signal }: Context,
): Promise<Settled<string, Server>[]> {
  if (servers.length === 0) return [];
  const noBars = args.noProgressBar || globals.debug || globals.verbose > 0 || globals.verboseWithData;
  const names = new Map(servers.map(({ id, name }) => [id, name]));
  const progress = noBars ? undefined : await showProgress(names, io);
  const show = ({ id, status, progress: percent = 0 }: Server): void => {
    leftovers.set(id, `server ${names.get(id) ?? id} (id ${id}), ${doing}: ${status}`);
    progress?.update(id, status, percent);
  };
  try {
    servers.forEach(show);
    const options = { signal, timeout: args.timeout * 1000, onProgress: show };
    const outcomes = await wait(await compute(), [...names.keys()], options);
    for (const { item, value } of outcomes) {
      if (value) progress?.update(item, value.status, 100);
      if (!signal.aborted) leftovers.clear(item);
    }
    return outcomes;
  } finally {
    progress?.stop();
  }
}

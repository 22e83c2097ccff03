import type { ComputeClient } from '@leister/compute';
import { type CallOptions, settleAll } from '@leister/rest';
import type { Context } from '../context.js';
import { findServers } from './find-servers.js';
import { type Report, reportOn } from './report.js';

/**
 * Does something to each server that is done when the service has said so. What fails for one is told and does not
 * stop the others.
 *
 * @param result what to tell of those that it was done to: `locked`
 */
export async function* doToServers(
  names: readonly string[],
  context: Context,
  result: string,
  work: (client: ComputeClient, id: string, call: CallOptions) => Promise<unknown>,
): AsyncGenerator<Report> {
  const call = { signal: context.signal };
  const client = await context.compute();
  const found = await findServers(client, names, call);
  const done = await settleAll(
    found,
    async ({ value: server, error }) => {
      if (error) throw error;
      await work(client, server.id, call);
      return server;
    },
    call,
  );
  for (const { item, value: server, error } of done) {
    if (error) context.fail(found.length > 1 ? item.item : undefined, error);
    else yield reportOn(server, result);
  }
}

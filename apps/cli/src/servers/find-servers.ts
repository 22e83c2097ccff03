import { type ComputeClient, pickByNameOrId, type Server } from '@leister/compute';
import { type CallOptions, type Settled, settleAll } from '@leister/rest';
import { refuseEmptyNames } from '../lib/refuse-empty-names.js';

/**
 * The servers with these ids or unique names: one request for many. A server that is named twice is found once. What is
 * not listed is asked for by itself, for a cloud may know a server by further names.
 */
export async function findServers(
  client: ComputeClient,
  namesOrIds: readonly string[],
  options: CallOptions,
): Promise<Settled<string, Server>[]> {
  refuseEmptyNames('server', namesOrIds);
  const [only, ...more] = new Set(namesOrIds);
  if (only === undefined) return [];
  if (more.length === 0) return [{ item: only, value: await client.findServer(only, options) }];

  const servers = await client.listServers({}, options);
  const seen = new Set<string>();
  const found = await settleAll(
    [only, ...more],
    async (item) => pickListed(servers, item) ?? client.findServer(item, options),
    options,
  );
  return found.filter(({ value }) => value === undefined || (!seen.has(value.id) && seen.add(value.id)));
}

/** @throws ClientError CONFLICT for a name that several have */
function pickListed(servers: readonly Server[], item: string): Server | undefined {
  const isListed = servers.some(({ id, name }) => id === item || name === item);
  return isListed ? pickByNameOrId('server', servers, item) : undefined;
}

import { type ComputeClient, pickByNameOrId, type Server } from '@leister/compute';
import { type CallOptions, ClientError, type Settled } from '@leister/rest';

/** The servers with these ids or unique names: one request for many. A server that is named twice is found once. */
export async function findServers(
  client: ComputeClient,
  namesOrIds: readonly string[],
  options: CallOptions,
): Promise<Settled<string, Server>[]> {
  const [only, ...more] = new Set(namesOrIds);
  if (only === undefined) return [];
  if (more.length === 0) return [{ item: only, value: await client.findServer(only, options) }];

  const servers = await client.listServers({}, options);
  const seen = new Set<string>();
  return [only, ...more]
    .map((item) => pick(servers, item))
    .filter(({ value }) => value === undefined || (!seen.has(value.id) && seen.add(value.id)));
}

function pick(servers: readonly Server[], item: string): Settled<string, Server> {
  try {
    return { item, value: pickByNameOrId('server', servers, item) };
  } catch (error) {
    return { item, error: ClientError.from(error) };
  }
}

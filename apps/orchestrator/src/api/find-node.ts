import type { Server } from '@leister/compute';
import { ClientError } from '@leister/rest';
import type { ServedCloud } from '../clouds/served-cloud.js';
import { ApiError } from '../http/api-error.js';

/** How a request names a node: by id, by hostname, or by both, of which either is enough. */
export interface NodeName {
  node?: string | undefined;
  hostname?: string | undefined;
}

/** The first node of those listed that has the id or the name; undefined when there is none. */
export function pickNode(servers: readonly Server[], { node, hostname }: NodeName): Server | undefined {
  return servers.find(({ id, name }) => id === node || name === hostname);
}

/** @throws ApiError 400 when none is named, or there is no such node */
export async function findNode(cloud: () => ServedCloud, { node, hostname }: NodeName): Promise<Server> {
  if (node === undefined && hostname === undefined) {
    throw new ApiError(400, 'no valid node id nor hostname here');
  }
  const found =
    node !== undefined && hostname === undefined
      ? await detailsOf(cloud(), node)
      : pickNode(await cloud().ask((client, options) => client.listServers({}, options)), { node, hostname });
  if (!found) throw noSuchNode();
  return found;
}

/** By its id alone a node is found without a list of all. What the cloud refuses as an id is the id of none. */
async function detailsOf(cloud: ServedCloud, node: string): Promise<Server | undefined> {
  try {
    const server = await cloud.ask((client, options) => client.getServerDetails(node, options));
    return server.id === node ? server : undefined;
  } catch (error) {
    const isNoId =
      error instanceof ClientError && ['NOT_FOUND', 'BAD_REQUEST', 'INVALID_ARGUMENT'].includes(error.code);
    if (isNoId) return undefined;
    throw error;
  }
}

/**
 * @param forget is called once the node is no more, also where it was ended already
 * @throws ApiError 400 when there is no such node any more
 */
export async function endNode(cloud: ServedCloud, id: string, forget: () => Promise<void>): Promise<void> {
  try {
    await cloud.order((client, options) => client.deleteServer(id, options));
  } catch (error) {
    if (!(error instanceof ClientError && error.code === 'NOT_FOUND')) throw error;
    await forget();
    throw noSuchNode(error);
  }
  await forget();
}

export function noSuchNode(cause?: unknown): ApiError {
  return new ApiError(400, 'no useful node id here', { cause });
}

import type { Server } from '@leister/compute';
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
export async function findNode(cloud: () => ServedCloud, name: NodeName): Promise<Server> {
  if (name.node === undefined && name.hostname === undefined) {
    throw new ApiError(400, 'no valid node id nor hostname here');
  }
  const servers = await cloud().ask((client, options) => client.listServers({}, options));
  const found = pickNode(servers, name);
  if (!found) throw new ApiError(400, 'no useful node id here');
  return found;
}

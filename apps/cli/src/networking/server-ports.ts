import type { Port } from '@leister/network';
import type { CallOptions } from '@leister/rest';
import type { Context } from '../context.js';

/** The ports of a server, which goes by its id or name. */
export async function serverPorts(nameOrId: string, context: Context, call: CallOptions): Promise<Port[]> {
  const [compute, network] = await Promise.all([context.service('compute'), context.service('network')]);
  const { id } = await compute.findServer(nameOrId, call);
  return network.listPorts({ deviceId: id }, call);
}

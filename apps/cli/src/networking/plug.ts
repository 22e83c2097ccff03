import type { CreatePort, Port } from '@leister/network';
import type { CallOptions } from '@leister/rest';
import type { Context } from '../context.js';
import { lookUpName, unlessMissing } from '../lib/look-up.js';
import { withDetails } from '../lib/with-details.js';

/**
 * Makes a port and puts it into a device. Of a server, the compute service is told, for it is the one that plugs it
 * in; where that fails, nothing is left behind, or what is left is told in `details`. Any other device goes by its id.
 *
 * @param device a server, by id or name, or the id of something else
 * @throws ClientError NOT_FOUND for a name that no server has
 */
export async function plug(
  port: Omit<CreatePort, 'deviceId'>,
  device: string,
  context: Context,
  call: CallOptions,
): Promise<Port> {
  const [network, compute] = await Promise.all([context.service('network'), context.service('compute')]);
  const server = await lookUpName(device, (nameOrId) => compute.findServer(nameOrId, call));
  if (!server || !compute.supports('interfaces'))
    return network.createPort({ ...port, deviceId: server?.id ?? device }, call);
  const made = await network.createPort(port, call);
  context.leftovers.set(made.id, `port ${made.id}, perhaps in server ${server.name} (id ${server.id})`);
  try {
    await compute.attachServerInterface(server.id, { portId: made.id }, call);
  } catch (error) {
    // Also when Ctrl-C ended the call: without its signal.
    await unlessMissing(() => network.deletePort(made.id)).catch(() => {
      throw withDetails(error, [`port ${made.id} is left: leister port delete ${made.id}`]);
    });
    context.leftovers.clear(made.id);
    throw error;
  }
  context.leftovers.clear(made.id);
  return network.getPortDetails(made.id, call);
}

/** Takes a port out of its device, and away. */
export async function unplug(
  { id, deviceId, deviceOwner }: Port,
  context: Context,
  call: CallOptions,
): Promise<void> {
  const [network, compute] = await Promise.all([context.service('network'), context.service('compute')]);
  const isInServer = deviceId !== undefined && deviceOwner?.startsWith('compute:') === true;
  if (isInServer && compute.supports('interfaces'))
    await unlessMissing(() => compute.detachServerInterface(deviceId, id, call));
  // The compute service may have been the quicker one.
  await unlessMissing(() => network.deletePort(id, call));
}

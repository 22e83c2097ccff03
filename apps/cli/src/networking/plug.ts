import type { CreatePort, Port } from '@leister/network';
import type { CallOptions } from '@leister/rest';
import type { Context } from '../context.js';
import { lookUp } from '../lib/look-up.js';

/**
 * Makes a port and puts it into a device. Of a server, the compute service is told, for it is the one that plugs it
 * in; where that fails, nothing is left behind. Any other device is noted as it was named.
 *
 * @param device a server, by id or name, or the id of something else
 */
export async function plug(
  port: Omit<CreatePort, 'deviceId'>,
  device: string,
  context: Context,
  call: CallOptions,
): Promise<Port> {
  const [network, compute] = await Promise.all([context.service('network'), context.service('compute')]);
  const server = await lookUp(() => compute.findServer(device, call));
  if (!server || !compute.supports('interfaces'))
    return network.createPort({ ...port, deviceId: server?.id ?? device }, call);
  const made = await network.createPort(port, call);
  try {
    await compute.attachServerInterface(server.id, { portId: made.id }, call);
  } catch (error) {
    // Also when Ctrl-C ended the call.
    await network.deletePort(made.id).catch(() => undefined);
    throw error;
  }
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
    await lookUp(() => compute.detachServerInterface(deviceId, id, call).then(() => ({ id })));
  // The compute service may have been the quicker one.
  await lookUp(() => network.deletePort(id, call).then(() => ({ id })));
}

import { ClientError } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { doEach } from '../../lib/do-each.js';
import { idFor } from '../../lib/look-up.js';
import { unplug } from '../../networking/plug.js';
import type { disconnectArgs } from './connect.js';
import type { oneNetwork } from './modify.js';

/** A port that was taken away. */
export interface Disconnected {
  id: string;
  deviceId: string;
  result: 'disconnected';
}

export async function* run(
  asked: ArgsOf<typeof disconnectArgs & typeof oneNetwork>,
  context: Context,
): AsyncGenerator<Disconnected> {
  const call = { signal: context.signal };
  const client = await context.service('network');
  const { id: networkId, name } = await client.findNetwork(asked.network, call);
  const disconnect = async (device: string): Promise<Disconnected[]> => {
    const compute = await context.service('compute');
    const deviceId = (await idFor(device, (given) => compute.findServer(given, call))) ?? device;
    const ports = await client.listPorts({ networkId, deviceId }, call);
    if (ports.length === 0)
      throw new ClientError(`${device} is not connected to ${name}`, { code: 'NOT_FOUND' });
    for (const port of ports) await unplug(port, context, call);
    return ports.map(({ id }) => ({ id, deviceId, result: 'disconnected' }));
  };
  for await (const rows of doEach(asked.deviceId, context, disconnect)) yield* rows;
}

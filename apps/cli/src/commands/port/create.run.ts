import type { CreatePort, Port } from '@leister/network';
import type { ArgsOf } from '../../args/option.js';
import { truthOf } from '../../args/truth.js';
import type { Context } from '../../context.js';
import { projectIdFor } from '../../lib/project-id.js';
import { newPort } from '../../networking/new-port.js';
import { plug } from '../../networking/plug.js';
import { waitForNewPorts } from '../../networking/wait-for-new-ports.js';
import { startPatience } from '../../servers/patience.js';
import type { args } from './create.js';

export async function* run(asked: ArgsOf<typeof args>, context: Context): AsyncGenerator<Port> {
  const signal = startPatience(asked, context.signal);
  const client = await context.service('network');
  const { id: networkId } = await client.findNetwork(asked.networkId, { signal });
  const { description, macAddress, vnicType, deviceOwner, deviceId, allowedAddress } = asked;
  const port: CreatePort = {
    ...(await newPort(asked, client, { signal })),
    ...{ networkId, description, macAddress, vnicType, deviceOwner },
    projectId: await projectIdFor(asked.projectId, context),
    allowedAddressPairs:
      allowedAddress.length > 0 ? allowedAddress.map((ipAddress) => ({ ipAddress })) : undefined,
    portSecurityEnabled: truthOf(asked.portSecurity),
    adminStateUp: asked.disable ? false : undefined,
  };
  const made =
    deviceId === undefined
      ? await client.createPort(port, { signal })
      : await plug(port, deviceId, context, { signal });
  yield* waitForNewPorts([made], asked, context, signal);
}

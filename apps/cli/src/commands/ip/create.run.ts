import type { FloatingIp } from '@leister/network';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { idFor } from '../../lib/look-up.js';
import { projectIdFor } from '../../lib/project-id.js';
import { externalNetwork } from '../../networking/external-network.js';
import type { args } from './create.js';

export async function* run(asked: ArgsOf<typeof args>, context: Context): AsyncGenerator<FloatingIp> {
  const call = { signal: context.signal };
  const client = await context.service('network');
  const { networkId, address, fixedAddress, description } = asked;
  const [network, subnetId, portId, projectId] = await Promise.all([
    networkId === undefined ? externalNetwork(client, call) : client.findNetwork(networkId, call),
    idFor(asked.subnetId, (given) => client.findSubnet(given, call)),
    idFor(asked.portId, (given) => client.findPort(given, call)),
    projectIdFor(asked.projectId, context),
  ]);
  const wish = {
    floatingIpAddress: address,
    fixedIpAddress: fixedAddress,
    description,
    subnetId,
    portId,
    projectId,
  };
  yield await client.createFloatingip({ floatingNetworkId: network.id, ...wish }, call);
}

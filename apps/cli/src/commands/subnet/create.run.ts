import type { CreateSubnet, Subnet } from '@leister/network';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { idFor } from '../../lib/look-up.js';
import { projectIdFor } from '../../lib/project-id.js';
import { refuseForeign } from '../../lib/refuse-options.js';
import type { args } from './create.js';

export async function* run(asked: ArgsOf<typeof args>, context: Context): AsyncGenerator<Subnet> {
  await refuseForeign(asked, ['id'], context);
  const call = { signal: context.signal };
  const client = await context.service('network');
  const { id: networkId } = await client.findNetwork(asked.networkId, call);
  const { cidr, prefixLength, name, description, ipv6AddressMode, ipv6RaMode } = asked;
  const subnet: CreateSubnet = {
    ...{ networkId, cidr, prefixLength, name, description, ipv6AddressMode, ipv6RaMode },
    subnetPoolId: await idFor(asked.subnetPool, (given) => client.findSubnetPool(given, call)),
    projectId: await projectIdFor(asked.projectId, context),
    gatewayIp: asked.noGateway ? null : asked.gateway,
    ipVersion: asked.ipv6 ? 6 : undefined,
    enableDhcp: asked.withDhcp ? true : asked.noDhcp ? false : undefined,
    allocationPools: ifAny(asked.allocPool),
    dnsNameservers: ifAny(asked.dnsNameserver),
    hostRoutes: ifAny(asked.hostRoute),
  };
  yield await client.createSubnet(subnet, call);
}

function ifAny<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

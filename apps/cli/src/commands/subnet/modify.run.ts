import type { Subnet } from '@leister/network';
import type { ArgsOf } from '../../args/option.js';
import { truthOf } from '../../args/truth.js';
import type { Context } from '../../context.js';
import { modify } from '../../networking/modify.js';
import { args, type oneSubnet } from './modify.js';

/** Gives the subnet as it is afterwards. */
export async function* run(
  asked: ArgsOf<typeof args & typeof oneSubnet>,
  context: Context,
): AsyncGenerator<Subnet> {
  const call = { signal: context.signal };
  const client = await context.service('network');
  const { id } = await client.findSubnet(asked.subnet, call);
  const { name, description, allocPool, dnsNameserver, hostRoute } = asked;
  const fields = {
    ...{ name, description },
    gatewayIp: asked.noGateway ? null : asked.gateway,
    enableDhcp: truthOf(asked.dhcp),
    allocationPools: allocPool.length > 0 ? allocPool : undefined,
    dnsNameservers: dnsNameserver.length > 0 || asked.noDnsNameservers ? dnsNameserver : undefined,
    hostRoutes: hostRoute.length > 0 || asked.noHostRoutes ? hostRoute : undefined,
  };
  const update = (wish: typeof fields): Promise<unknown> => client.updateSubnet(id, wish, call);
  await modify({ resource: 'subnets', id }, asked, { fields, options: Object.keys(args), update }, context);
  yield await client.getSubnetDetails(id, call);
}

import type { Port } from '@leister/network';
import type { ArgsOf } from '../../args/option.js';
import { truthOf } from '../../args/truth.js';
import type { Context } from '../../context.js';
import { modify } from '../../networking/modify.js';
import { groupIds } from '../../networking/new-port.js';
import { args, type onePort } from './modify.js';

/** Gives the port as it is afterwards. */
export async function* run(
  asked: ArgsOf<typeof args & typeof onePort>,
  context: Context,
): AsyncGenerator<Port> {
  const call = { signal: context.signal };
  const client = await context.service('network');
  const { id } = await client.findPort(asked.port, call);
  const { name, description, ipAddress, allowedAddress } = asked;
  const groups = await groupIds(asked.securityGroup, client, call);
  const pairs = allowedAddress.map((address) => ({ ipAddress: address }));
  const fields = {
    ...{ name, description },
    securityGroups: groups.length > 0 || asked.noSecurityGroup ? groups : undefined,
    fixedIps: ipAddress.length > 0 ? ipAddress.map((address) => ({ ipAddress: address })) : undefined,
    allowedAddressPairs: pairs.length > 0 || asked.noAllowedAddress ? pairs : undefined,
    portSecurityEnabled: truthOf(asked.portSecurity),
    adminStateUp: truthOf(asked.adminStateUp),
  };
  const update = (wish: typeof fields): Promise<unknown> => client.updatePort(id, wish, call);
  await modify({ resource: 'ports', id }, asked, { fields, options: Object.keys(args), update }, context);
  yield await client.getPortDetails(id, call);
}

import type { Network } from '@leister/network';
import type { ArgsOf } from '../../args/option.js';
import { truthOf } from '../../args/truth.js';
import type { Context } from '../../context.js';
import { modify } from '../../networking/modify.js';
import { args, type oneNetwork } from './modify.js';

/** Gives the network as it is afterwards. */
export async function* run(
  asked: ArgsOf<typeof args & typeof oneNetwork>,
  context: Context,
): AsyncGenerator<Network> {
  const { name, description, mtu } = asked;
  const call = { signal: context.signal };
  const client = await context.service('network');
  const { id } = await client.findNetwork(asked.network, call);
  const fields = {
    ...{ name, description, mtu },
    shared: truthOf(asked.shared),
    external: truthOf(asked.external),
    portSecurityEnabled: truthOf(asked.portSecurity),
    adminStateUp: truthOf(asked.adminStateUp),
  };
  const update = (wish: typeof fields): Promise<unknown> => client.updateNetwork(id, wish, call);
  await modify({ resource: 'networks', id }, asked, { fields, options: Object.keys(args), update }, context);
  yield await client.getNetworkDetails(id, call);
}

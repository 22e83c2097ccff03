import type { NetworkClient, RouterInterface, RouterPlug } from '@leister/network';
import type { CallOptions } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { doEach } from '../../lib/do-each.js';
import type { args } from './connect.js';
import type { oneRouter } from './modify.js';

type Args = ArgsOf<typeof args & typeof oneRouter>;
type Work = (
  client: NetworkClient,
  id: string,
  plug: RouterPlug,
  call: CallOptions,
) => Promise<RouterInterface>;

/** Gives the new interfaces. */
export function runConnect(asked: Args, context: Context): AsyncGenerator<RouterInterface> {
  return onEach(asked, context, (client, id, plug, call) => client.addRouterInterface(id, plug, call));
}

/** Gives the interfaces that are no more. */
export function runDisconnect(asked: Args, context: Context): AsyncGenerator<RouterInterface> {
  return onEach(asked, context, (client, id, plug, call) => client.removeRouterInterface(id, plug, call));
}

async function* onEach(asked: Args, context: Context, work: Work): AsyncGenerator<RouterInterface> {
  const call = { signal: context.signal };
  const client = await context.service('network');
  const { id } = await client.findRouter(asked.router, call);
  yield* doEach(asked.subnetId, context, async (subnet) => {
    return work(client, id, { subnetId: (await client.findSubnet(subnet, call)).id }, call);
  });
  yield* doEach(asked.portId, context, async (port) => {
    return work(client, id, { portId: (await client.findPort(port, call)).id }, call);
  });
}

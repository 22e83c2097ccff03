import type { NetworkClient, Router, RouterGateway } from '@leister/network';
import { type CallOptions, ClientError } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import { truthOf } from '../../args/truth.js';
import type { Context } from '../../context.js';
import { modify } from '../../networking/modify.js';
import { gatewayOf } from './gateway.js';
import { args, type oneRouter } from './modify.js';

type Args = ArgsOf<typeof args & typeof oneRouter>;

/** Gives the router as it is afterwards. */
export async function* run(asked: Args, context: Context): AsyncGenerator<Router> {
  const call = { signal: context.signal };
  const client = await context.service('network');
  const router = await client.findRouter(asked.router, call);
  const { id } = router;
  const { name, description } = asked;
  const fields = {
    ...{ name, description },
    gateway: await newGateway(asked, router, client, call),
    adminStateUp: truthOf(asked.adminStateUp),
  };
  const update = (wish: typeof fields): Promise<unknown> => client.updateRouter(id, wish, call);
  const changes = { fields, options: Object.keys(args), update };
  await modify({ resource: 'routers', id }, asked, changes, context, [
    ['routeDel', () => client.removeRouterRoutes(id, asked.routeDel, call)],
    ['routeAdd', () => client.addRouterRoutes(id, asked.routeAdd, call)],
  ]);
  yield await client.getRouterDetails(id, call);
}

/** `--snat` alone is about the gateway that it has. */
async function newGateway(
  asked: Args,
  { name, gateway }: Router,
  client: NetworkClient,
  call: CallOptions,
): Promise<RouterGateway | null | undefined> {
  if (asked.noGateway) return null;
  if (asked.gateway !== undefined || asked.snat === undefined) return gatewayOf(asked, client, call);
  if (!gateway) throw new ClientError(`router ${name} has no gateway`, { code: 'CONFLICT' });
  return { ...gateway, enableSnat: truthOf(asked.snat) };
}

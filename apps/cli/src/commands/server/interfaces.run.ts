import type { ServerInterface } from '@leister/compute';
import type { ArgsOf } from '../../args/option.js';
import type { oneServer } from '../../args/servers.js';
import type { Context } from '../../context.js';
import { doEach } from '../../lib/do-each.js';
import { idFor } from '../../lib/look-up.js';
import type { attachArgs, detachArgs } from './interfaces.js';

type Server = ArgsOf<typeof oneServer>;

export async function* list(
  { server }: Server,
  { compute, signal }: Context,
): AsyncGenerator<ServerInterface> {
  const client = await compute();
  const { id } = await client.findServer(server, { signal });
  yield* client.listServerInterfaces(id, { signal });
}

export async function* attach(
  asked: Server & ArgsOf<typeof attachArgs>,
  context: Context,
): AsyncGenerator<ServerInterface> {
  const call = { signal: context.signal };
  const client = await context.compute();
  const { id } = await client.findServer(asked.server, call);
  const [networkId, portId] = await Promise.all([
    idFor(asked.networkId, async (given) => (await context.service('network')).findNetwork(given, call)),
    idFor(asked.portId, async (given) => (await context.service('network')).findPort(given, call)),
  ]);
  const fixedIps = asked.ipAddress === undefined ? undefined : [asked.ipAddress];
  yield await client.attachServerInterface(id, { networkId, portId, fixedIps }, call);
}

export async function* detach(
  asked: Server & ArgsOf<typeof detachArgs>,
  context: Context,
): AsyncGenerator<{ portId: string; result: 'detaching' }> {
  const call = { signal: context.signal };
  const client = await context.compute();
  const { id } = await client.findServer(asked.server, call);
  yield* doEach(asked.portId, context, async (item) => {
    const network = await context.service('network');
    const portId = (await idFor(item, (given) => network.findPort(given, call))) ?? item;
    await client.detachServerInterface(id, portId, call);
    return { portId, result: 'detaching' };
  });
}

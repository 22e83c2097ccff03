import type { ServerAction, ServerActionEvent } from '@leister/compute';
import { upTo } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import type { oneServer } from '../../args/servers.js';
import type { Context } from '../../context.js';
import type { actionArgs, actionsArgs } from './actions.js';

type Server = ArgsOf<typeof oneServer>;

export async function* list(
  { server, number }: Server & ArgsOf<typeof actionsArgs>,
  { compute, signal }: Context,
): AsyncGenerator<ServerAction> {
  const client = await compute();
  const { id } = await client.findServer(server, { signal });
  yield* upTo(number, client.listServerActions(id, {}, { signal }));
}

export async function* steps(
  { server, requestId }: Server & ArgsOf<typeof actionArgs>,
  { compute, signal }: Context,
): AsyncGenerator<ServerActionEvent> {
  const client = await compute();
  const { id } = await client.findServer(server, { signal });
  yield* (await client.getServerAction(id, requestId, { signal })).events ?? [];
}

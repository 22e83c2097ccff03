import type { ArgsOf } from '../../args/option.js';
import type { oneServer } from '../../args/servers.js';
import type { Context } from '../../context.js';

export async function* run(
  { server }: ArgsOf<typeof oneServer>,
  { compute, signal }: Context,
): AsyncGenerator<{ tag: string }> {
  const client = await compute();
  const { id } = await client.findServer(server, { signal });
  for (const tag of await client.listTags(id, { signal })) yield { tag };
}

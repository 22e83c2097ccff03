import type { ArgsOf } from '../../args/option.js';
import type { oneServer } from '../../args/servers.js';
import type { Context } from '../../context.js';
import type { tagArgs } from './tags.js';

export async function* run(
  { server, tag }: ArgsOf<typeof tagArgs & typeof oneServer>,
  { compute, signal }: Context,
): AsyncGenerator<{ tag: string; exists: boolean }> {
  const client = await compute();
  const { id } = await client.findServer(server, { signal });
  yield { tag, exists: await client.checkTagExists(id, tag, { signal }) };
}

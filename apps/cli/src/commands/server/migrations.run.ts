import type { Migration } from '@leister/compute';
import type { ArgsOf } from '../../args/option.js';
import type { oneServer } from '../../args/servers.js';
import type { Context } from '../../context.js';

export async function* run(
  { server }: ArgsOf<typeof oneServer>,
  { compute, signal }: Context,
): AsyncGenerator<Migration> {
  const client = await compute();
  const { id } = await client.findServer(server, { signal });
  yield* client.listMigrations({ server: id }, { signal });
}

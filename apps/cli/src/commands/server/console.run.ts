import type { Console } from '@leister/compute';
import type { ArgsOf } from '../../args/option.js';
import type { oneServer } from '../../args/servers.js';
import type { Context } from '../../context.js';
import type { args } from './console.js';

type Args = ArgsOf<typeof args & typeof oneServer>;

export async function* run({ server, type }: Args, { compute, signal }: Context): AsyncGenerator<Console> {
  const client = await compute();
  const { id } = await client.findServer(server, { signal });
  yield await client.getServerConsole(id, type, { signal });
}

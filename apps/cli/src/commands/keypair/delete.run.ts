import type { confirming } from '../../args/confirming.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { type Deleted, deleteEach } from '../../lib/delete-each.js';
import type { positionals } from './delete.js';

type Args = ArgsOf<typeof confirming & typeof positionals>;

export async function* run(args: Args, context: Context): AsyncGenerator<Deleted> {
  const { compute, signal } = context;
  yield* deleteEach(args.names, 'key pairs', args, context, async (name) => {
    const client = await compute();
    await client.deleteKeypair(name, { signal });
    return name;
  });
}

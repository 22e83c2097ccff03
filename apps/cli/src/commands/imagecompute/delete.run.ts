import type { confirming } from '../../args/confirming.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { type Deleted, deleteEach } from '../../lib/delete-each.js';
import type { positionals } from './delete.js';

type Args = ArgsOf<typeof confirming & typeof positionals>;

export async function* run(args: Args, context: Context): AsyncGenerator<Deleted> {
  const { compute, signal } = context;
  yield* deleteEach(args.images, 'images', args, context, async (item) => {
    const client = await compute();
    const { id, name } = await client.findImage(item, { signal });
    await client.deleteImage(id, { signal });
    return name;
  });
}

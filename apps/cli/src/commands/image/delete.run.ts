import type { confirming } from '../../args/confirming.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { type Deleted, deleteEach } from '../../lib/delete-each.js';
import { refuseEmptyNames } from '../../lib/refuse-empty-names.js';
import type { someImages } from './columns.js';

export async function* run(
  args: ArgsOf<typeof confirming & typeof someImages>,
  context: Context,
): AsyncGenerator<Deleted> {
  const { service, signal } = context;
  refuseEmptyNames('image', args.images);
  yield* deleteEach(args.images, 'images', args, context, async (item) => {
    const client = await service('image');
    const { id, name } = await client.findImage(item, { signal });
    await client.deleteImage(id, { signal });
    return name || id;
  });
}

import type { confirming } from '../../args/confirming.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { type Deleted, deleteEach } from '../../lib/delete-each.js';
import { refuseEmptyNames } from '../../lib/refuse-empty-names.js';
import type { someTypes } from './delete.js';

export async function* run(
  args: ArgsOf<typeof confirming & typeof someTypes>,
  context: Context,
): AsyncGenerator<Deleted> {
  const { service, signal } = context;
  refuseEmptyNames('type', args.types);
  yield* deleteEach(args.types, 'types', args, context, async (item) => {
    const client = await service('block-storage');
    const { id, name } = await client.findVolumeType(item, { signal });
    await client.deleteVolumeType(id, { signal });
    return name;
  });
}

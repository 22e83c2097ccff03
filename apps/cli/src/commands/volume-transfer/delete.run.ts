import type { confirming } from '../../args/confirming.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { type Deleted, deleteEach } from '../../lib/delete-each.js';
import { refuseEmptyNames } from '../../lib/refuse-empty-names.js';
import type { someTransfers } from './delete.js';

export async function* run(
  args: ArgsOf<typeof confirming & typeof someTransfers>,
  context: Context,
): AsyncGenerator<Deleted> {
  const { service, signal } = context;
  refuseEmptyNames('transfer', args.transfers);
  yield* deleteEach(args.transfers, 'transfers', args, context, async (item) => {
    const client = await service('block-storage');
    const { id, name } = await client.findTransfer(item, { signal });
    await client.deleteTransfer(id, { signal });
    return name || id;
  });
}

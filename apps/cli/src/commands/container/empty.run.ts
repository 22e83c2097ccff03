import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { confirm } from '../../io/confirm.js';
import { doEach } from '../../lib/do-each.js';
import { refuseEmptyNames } from '../../lib/refuse-empty-names.js';
import { storageOf } from './account.js';
import type { someContainers } from './columns.js';
import type { emptyArgs } from './delete.js';
import { emptyContainer } from './empty-container.js';

export async function* run(
  asked: ArgsOf<typeof emptyArgs & typeof someContainers>,
  context: Context,
): AsyncGenerator<{ name: string; deleted: number }> {
  const { containers, yes } = asked;
  refuseEmptyNames('container', containers);
  const question = `Delete all that is in ${containers.join(', ')}?`;
  if (!yes && !(await confirm(question, context.io, context.signal))) return;
  const client = await storageOf(asked, context);
  yield* doEach(containers, context, async (name) => ({
    name,
    deleted: await emptyContainer(client, name, context),
  }));
}

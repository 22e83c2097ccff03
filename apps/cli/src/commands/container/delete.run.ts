import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { confirm } from '../../io/confirm.js';
import { doEach } from '../../lib/do-each.js';
import { mayDelete } from '../../lib/may-delete.js';
import { refuseEmptyNames } from '../../lib/refuse-empty-names.js';
import { storageOf } from './account.js';
import type { someContainers } from './columns.js';
import type { deleteArgs } from './delete.js';
import { emptyContainer } from './empty-container.js';
import type { ContainerReport } from './report.js';

type Args = ArgsOf<typeof deleteArgs & typeof someContainers>;

export async function* run(asked: Args, context: Context): AsyncGenerator<ContainerReport> {
  refuseEmptyNames('container', asked.containers);
  if (!(await isSure(asked, context))) return;
  const client = await storageOf(asked, context);
  yield* doEach(asked.containers, context, async (name) => {
    if (asked.recursive) await emptyContainer(client, name, context);
    await client.deleteContainer(name, { signal: context.signal });
    return { name, result: 'deleted' };
  });
}

/** An empty container is nothing to lose. */
async function isSure(asked: Args, context: Context): Promise<boolean> {
  const { recursive, containers, yes } = asked;
  if (!recursive || yes) return mayDelete(containers, 'containers', asked, context);
  return confirm(`Delete ${containers.join(', ')} with all that is in there?`, context.io, context.signal);
}

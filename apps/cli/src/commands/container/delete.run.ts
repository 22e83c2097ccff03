import { ClientError, settleAll } from '@leister/rest';
import type { ObjectEntry, StorageClient } from '@leister/storage';
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
    await deleteContainer(client, name, asked, context);
    return { name, result: 'deleted' };
  });
}

/** An empty container is nothing to lose. */
async function isSure(asked: Args, context: Context): Promise<boolean> {
  const { recursive, containers, yes } = asked;
  if (!recursive || yes) return mayDelete(containers, 'containers', asked, context);
  return confirm(`Delete ${containers.join(', ')} with all that is in there?`, context.io, context.signal);
}

/** One that keeps old versions is not empty as long as there are any. */
async function deleteContainer(
  client: StorageClient,
  name: string,
  { recursive }: Args,
  { signal }: Context,
): Promise<void> {
  try {
    await client.deleteContainer(name, { signal });
  } catch (error) {
    if (!recursive || ClientError.from(error).code !== 'CONFLICT') throw error;
    for await (const page of client.listObjectVersions(name, {}, { signal }).pages()) {
      const remove = (entry: ObjectEntry) =>
        client.deleteObject(entry.name, { container: name, versionId: entry.versionId, signal });
      for (const outcome of await settleAll(page, remove, { signal })) if (outcome.error) throw outcome.error;
    }
    await client.deleteContainer(name, { signal });
  }
}

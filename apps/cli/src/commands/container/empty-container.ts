import { ClientError } from '@leister/rest';
import type { StorageClient } from '@leister/storage';
import type { Context } from '../../context.js';
import { deleteBelow } from '../file/delete-below.js';

/**
 * Deletes all that is in a container, and gives how many objects that were. What fails is told by its name.
 *
 * @throws ClientError OPERATION_FAILED when something is left
 */
export async function emptyContainer(
  client: StorageClient,
  container: string,
  { signal, fail }: Context,
): Promise<number> {
  const { deleted, failed } = await deleteBelow(client, container, { prefix: '', signal });
  for (const { name, error } of failed) fail(`/${container}/${name}`, error);
  if (failed.length === 0) return deleted;
  throw new ClientError(`${failed.length} objects of ${container} could not be deleted`, {
    code: 'OPERATION_FAILED',
  });
}

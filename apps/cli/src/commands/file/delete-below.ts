import { type ClientError, settleAll } from '@leister/rest';
import type { ObjectEntry, StorageClient } from '@leister/storage';

/** What became of all that is below a place. */
export interface DeletedBelow {
  deleted: number;
  failed: { name: string; error: ClientError }[];
}

/**
 * Deletes all objects whose names begin so, many with one request, and with them the segments of large ones.
 *
 * @param prefix '' for all of the container
 */
export async function deleteBelow(
  client: StorageClient,
  container: string,
  { prefix, signal }: { prefix: string; signal: AbortSignal },
): Promise<DeletedBelow> {
  const outcome: DeletedBelow = { deleted: 0, failed: [] };
  for await (const page of client.listObjects(container, { prefix }, { signal }).pages()) {
    const large = page.filter(mayHaveSegments);
    const plain = page.filter((entry) => !mayHaveSegments(entry));
    const { deleted, notFound, failed } = await client.deleteObjects(
      plain.map(({ name }) => name),
      { container, signal },
    );
    outcome.deleted += deleted + notFound;
    outcome.failed.push(...failed);
    const remove = ({ name }: ObjectEntry) => client.deleteLargeObject(name, { container, signal });
    for (const { item, error } of await settleAll(large, remove, { signal })) {
      if (error && error.code !== 'NOT_FOUND') outcome.failed.push({ name: item.name, error });
      else outcome.deleted += 1;
    }
  }
  return outcome;
}

/** A dynamic large object is listed as if it were empty. */
function mayHaveSegments({ sloEtag, bytes, contentType, name }: ObjectEntry): boolean {
  if (sloEtag !== undefined) return true;
  return bytes === 0 && contentType !== 'application/directory' && !name.endsWith('/');
}

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ClientError } from '@leister/rest';
import { type LocalFile, lookAtFile } from './local-file.js';

/** What stands at a place in a folder. */
export type FolderEntry =
  | { kind: 'file'; name: string; file: LocalFile }
  /** A folder with nothing in it. */
  | { kind: 'empty'; name: string }
  | { kind: 'failed'; name: string; error: ClientError };

/**
 * All that is in a folder and below. Names have slashes, whatever the system uses. Links to files are followed; links
 * to folders are not, for they may lead in circles.
 *
 * @throws ClientError OPERATION_FAILED for a folder that cannot be read; of those in it that is told as an entry
 */
export async function* walkFolder(root: string, below = ''): AsyncGenerator<FolderEntry, void, undefined> {
  const entries = await readdir(join(root, below), { withFileTypes: true });
  if (entries.length === 0 && below !== '') yield { kind: 'empty', name: below };
  for (const entry of entries) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    try {
      if (entry.isDirectory()) yield* walkFolder(root, name);
      else yield { kind: 'file', name, file: await lookAtFile(join(root, name)) };
    } catch (error) {
      yield { kind: 'failed', name, error: await explain(join(root, name), error) };
    }
  }
}

async function explain(path: string, error: unknown): Promise<ClientError> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return ClientError.from(error);
  return new ClientError(`a link to a folder is not followed: ${path}`, { code: 'INVALID_ARGUMENT' });
}

import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ClientError } from '@leister/rest';

// Small files of this machine are read at once: by way of threads and promises each would cost a start a millisecond.

export async function exists(path: string): Promise<boolean> {
  return existsSync(path);
}

/** The text of a file. @throws ClientError INVALID_ARGUMENT for one that cannot be read or is not UTF-8 */
export async function readText(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch (error) {
    throw fileError('read', path, error);
  }
}

/** The text of a file, undefined where there is none. */
export async function readTextIfThere(path: string): Promise<string | undefined> {
  return (await exists(path)) ? readText(path) : undefined;
}

/** The text of a file, undefined where there is none that this user may read. */
export async function readTextIfReadable(path: string): Promise<string | undefined> {
  try {
    accessSync(path, constants.R_OK);
  } catch {
    return undefined;
  }
  return readText(path);
}

/** Writes a file whole or not at all, for its owner's eyes only. A symbolic link stays one. */
export async function writePrivately(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const draft = `${target}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await writeFile(draft, text, { flag: 'wx', mode: 0o600, flush: true });
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw fileError('write', path, error);
  }
}

function fileError(verb: 'read' | 'write', path: string, error: unknown): ClientError {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new ClientError(`cannot ${verb} ${path}: ${reason}`, { code: 'INVALID_ARGUMENT', cause: error });
}

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { ClientError, invalidArgument } from '@leister/rest';

/** A file that is to be sent, as it was when that began. */
export interface LocalFile {
  path: string;
  bytes: number;
  /** Seconds since the epoch, as Swift's tools write them. */
  mtime: string;
}

/** Does work on local files: what the file system refuses becomes a ClientError, OPERATION_FAILED. */
export async function localWork<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw ClientError.from(error);
  }
}

/** @throws ClientError INVALID_ARGUMENT for what is no file; else what the file system says */
export async function lookAtFile(path: string): Promise<LocalFile> {
  const found = await stat(path);
  if (!found.isFile()) throw invalidArgument(`not a file: ${path}`);
  return { path, bytes: found.size, mtime: (found.mtimeMs / 1000).toFixed(6) };
}

/** The bytes from `start` to before `end`, in large chunks: each one costs. */
export function readPart({ path }: LocalFile, start: number, end: number): Readable {
  return createReadStream(path, { start, end: end - 1, highWaterMark: 1 << 18 });
}

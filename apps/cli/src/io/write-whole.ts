import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * A stream as a file, which is there once it is whole: until then it is hidden beside it, and gone when the stream
 * fails. Gives how many bytes it has. A link that lies in its place is replaced, and not followed.
 */
export async function writeWhole(path: string, source: Readable, signal: AbortSignal): Promise<number> {
  const hidden = join(dirname(path), `.${basename(path)}.leister-whole`);
  try {
    await rm(hidden, { force: true });
    const file = createWriteStream(hidden, { flags: 'wx' });
    await pipeline(source, file, { signal });
    await rename(hidden, path);
    return file.bytesWritten;
  } finally {
    await rm(hidden, { force: true });
  }
}

import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { PartFile } from './part-file.js';

/** Bytes that are gathered before they are written: each write costs. */
const enough = 1 << 18;

/**
 * Writes a body into a file.
 *
 * @param position where its first byte goes
 * @param limit bytes that may come at the most; more are cut off, for the file has no room for them
 * @param onBytes told how many bytes are in the file, also when the body then fails
 */
export async function writeBody(
  body: Readable,
  {
    file,
    position,
    limit,
    hash = false,
    onBytes,
  }: {
    file: PartFile;
    position: number;
    limit: number;
    hash?: boolean;
    onBytes: (bytes: number) => void;
  },
): Promise<string | undefined> {
  const md5 = hash ? createHash('md5') : undefined;
  let chunks: Uint8Array[] = [];
  let gathered = 0;
  let written = 0;
  const flush = async (): Promise<void> => {
    if (gathered === 0) return;
    const writing = chunks;
    chunks = [];
    await file.write(writing, position + written);
    written += gathered;
    gathered = 0;
    onBytes(written);
  };
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      const wanted = chunk.subarray(0, limit - written - gathered);
      md5?.update(wanted);
      chunks.push(wanted);
      gathered += wanted.byteLength;
      if (gathered >= enough) await flush();
      if (written + gathered >= limit && wanted.byteLength < chunk.byteLength) break;
    }
  } catch (error) {
    // What came before is good.
    await flush();
    throw error;
  }
  await flush();
  return md5?.digest('hex');
}

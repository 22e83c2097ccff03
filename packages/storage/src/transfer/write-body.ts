import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { PartFile } from './part-file.js';

/** Bytes that are gathered before they are written: each write costs. */
const enough = 1 << 17;

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
  // Copied, so that no chunk lives longer than it takes: many large ones that do keep the garbage collector busy.
  const buffer = Buffer.allocUnsafe(Math.min(enough, limit));
  let gathered = 0;
  let written = 0;
  const flush = async (): Promise<void> => {
    if (gathered === 0) return;
    const bytes = buffer.subarray(0, gathered);
    md5?.update(bytes);
    await file.write(bytes, position + written);
    written += gathered;
    gathered = 0;
    onBytes(written);
  };
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      for (let at = 0; at < chunk.byteLength && written + gathered < limit;) {
        const piece = chunk.subarray(
          at,
          Math.min(at + buffer.length - gathered, at + limit - written - gathered),
        );
        buffer.set(piece, gathered);
        gathered += piece.byteLength;
        at += piece.byteLength;
        if (gathered === buffer.length) await flush();
      }
    }
  } catch (error) {
    // What came before is good.
    await flush();
    throw error;
  }
  await flush();
  return md5?.digest('hex');
}

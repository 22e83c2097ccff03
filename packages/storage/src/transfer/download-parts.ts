import type { Readable } from 'node:stream';
import { ClientError } from '@leister/rest';
import { allOrNone } from './all-or-none.js';
import type { Md5Thread } from './md5-thread.js';
import type { PartFile } from './part-file.js';
import { writeBody } from './write-body.js';

/** What the parts of a download have in common. */
export interface PartedDownload {
  file: PartFile;
  bytes: number;
  partSize: number;
  /** Parts that are in the file. */
  done: Set<number>;
  concurrency: number;
  hasher: Md5Thread;
  /** Of which the MD5 is wanted, without gaps from the first byte on; none when it is not. */
  pieces: readonly Piece[];
  /** Told how many bytes of a part are there. */
  onPart: (part: number, transferred: number) => void;
  signal: AbortSignal;
  /** Asks for the bytes from `start` to before `end`. */
  fetch: (start: number, end: number, signal: AbortSignal) => Promise<Readable>;
}

/** A piece of a file whose MD5 is known: the object, or a segment of it. */
export interface Piece {
  start: number;
  /** Before which it ends. */
  end: number;
  md5: string;
}

/** Each message to the thread that hashes costs: not for fewer bytes. */
const enoughToHash = 1 << 22;

/** How often a part is asked for again when nothing more of it came. */
const mostFruitless = 3;

/**
 * Fetches the parts that are missing, several at once, and writes each where it belongs. A part that breaks off is
 * asked for from there on.
 *
 * @param first the body of the first missing part, which is on its way already
 * @returns the MD5 of each piece
 */
export async function downloadParts(download: PartedDownload, first: Readable): Promise<string[]> {
  const { bytes, partSize, done, concurrency, signal, file, onPart } = download;
  const all = Array.from({ length: Math.ceil(bytes / partSize) }, (_, part) => part);
  const hashing = new PieceHashing(download);
  /** How far each part is that is on its way, as an offset in the file. */
  const reached = new Map<number, number>();
  let hashed = 0;
  /** Hashes what is there without a gap: MD5 knows no other order. */
  const hashOn = (atLeast: number): void => {
    let to = hashed;
    for (let part = Math.floor(to / partSize); part < all.length; part++) {
      to = done.has(part) ? endOf(download, part) : Math.max(to, reached.get(part) ?? 0);
      if (!done.has(part)) break;
    }
    if (to - hashed < atLeast) return;
    hashing.add(hashed, to);
    hashed = to;
  };
  for (const part of done) onPart(part, endOf(download, part) - part * partSize);
  hashOn(1);
  const missing = all.filter((part) => !done.has(part));
  await allOrNone(missing, { concurrency, signal }, async (part, signal) => {
    const onBytes = (part: number, bytes: number): void => {
      onPart(part, bytes);
      reached.set(part, part * partSize + bytes);
      hashOn(enoughToHash);
    };
    await downloadPart(
      { ...download, onPart: onBytes, signal },
      part,
      part === missing[0] ? first : undefined,
    );
    await file.note(part);
    done.add(part);
    hashOn(1);
  });
  return hashing.digests();
}

/** Takes the MD5 of one piece after the other, of bytes that come in order. */
class PieceHashing {
  readonly #download: PartedDownload;
  readonly #digests: Promise<string>[] = [];
  #current: ReturnType<Md5Thread['begin']> | undefined;

  constructor(download: PartedDownload) {
    this.#download = download;
  }

  add(from: number, to: number): void {
    const { file, hasher, pieces } = this.#download;
    for (let at = from; at < to;) {
      const piece = pieces[this.#digests.length];
      if (!piece) return;
      this.#current ??= hasher.begin(file.path);
      const end = Math.min(to, piece.end);
      this.#current.add(at, end);
      at = end;
      if (end < piece.end) return;
      this.#digests.push(this.#current.digest());
      this.#current = undefined;
    }
  }

  digests(): Promise<string[]> {
    return Promise.all(this.#digests);
  }
}

async function downloadPart(
  download: PartedDownload,
  part: number,
  begun: Readable | undefined,
): Promise<void> {
  const { file, partSize, onPart, signal } = download;
  const start = part * partSize;
  const end = endOf(download, part);
  let at = start;
  let body = begun;
  for (let fruitless = 0; at < end;) {
    const before = at;
    try {
      body ??= await download.fetch(at, end, signal);
      const onBytes = (bytes: number): void => {
        at = before + bytes;
        onPart(part, at - start);
      };
      await writeBody(body, { file, position: before, limit: end - before, onBytes });
      if (at < end) throw new ClientError('the content ended too early', { code: 'CONNECTION' });
    } catch (error) {
      fruitless = at > before ? 0 : fruitless + 1;
      if (signal.aborted || fruitless >= mostFruitless || !isPassing(error)) throw error;
    } finally {
      body?.destroy();
      body = undefined;
    }
  }
}

function isPassing(error: unknown): boolean {
  return ['CONNECTION', 'TIMEOUT', 'UNAVAILABLE'].includes(ClientError.from(error).code);
}

function endOf({ bytes, partSize }: PartedDownload, part: number): number {
  return Math.min(bytes, (part + 1) * partSize);
}

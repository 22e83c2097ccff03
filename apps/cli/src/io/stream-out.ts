import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Io } from './io.js';

/** Bytes to stdout, no faster than its reader takes them. A reader who has seen enough (`| head`) is no failure. */
export async function streamOut(source: Readable, io: Io, signal: AbortSignal): Promise<void> {
  try {
    await pipeline(source, io.stdout, { end: false, signal });
  } catch (error) {
    if (!io.closed && !isBrokenPipe(error)) throw error;
  }
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Writes all of the input, and its end. A command may end without having read it: that is no failure. */
export async function feed(
  stdin: Writable,
  input: string | Uint8Array | Readable | undefined,
): Promise<void> {
  if (!(input instanceof Readable)) {
    stdin.end(input);
    return;
  }
  try {
    await pipeline(input, stdin);
  } catch (error) {
    // That of the source is the caller's; whatever else ends the pipe is the end of the command.
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(code)) throw error;
  }
}

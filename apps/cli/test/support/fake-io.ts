import type { Io } from '../../src/io/io.js';

/** What a command sees of the world, in a pipe or, with a width, on a terminal. Keeps what was printed. */
export function fakeIo({ width, colors = false }: { width?: number; colors?: boolean } = {}): {
  io: Io;
  printed: { stdout: string; stderr: string };
} {
  const printed = { stdout: '', stderr: '' };
  const stream = { isTTY: width !== undefined, columns: width };
  // Of the streams, what is under test asks for no more than whether they are terminals, and how wide.
  const io = {
    stdin: stream,
    stdout: stream,
    stderr: stream,
    env: {},
    write: (text: string) => void (printed.stdout += text),
    note: (text: string) => void (printed.stderr += text),
    closed: false,
    colors: () => colors,
  } as unknown as Io;
  return { io, printed };
}

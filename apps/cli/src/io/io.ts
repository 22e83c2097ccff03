import { styleText } from 'node:util';
import { exitCodes } from '../failure/exit-code.js';

/** The world around a command. */
export interface Io {
  readonly stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  env: Readonly<Record<string, string | undefined>>;
  /** Results, to stdout. Says nothing more once the reader has gone away. */
  write: (text: string) => void;
  /** Everything else, to stderr. */
  note: (text: string) => void;
  /** True once the reader of stdout has gone away. */
  readonly closed: boolean;
  colors: (stream: NodeJS.WriteStream) => boolean;
}

/** The process's own streams. A reader who has seen enough (`| head`) is no failure. */
export function processIo(): Io {
  const { stdout, stderr, env } = process;
  let closed = false;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (!closed && error.code !== 'EPIPE') {
      stderr.write(`leister: the result cannot be written: ${error.message}\n`);
      // Whatever the command itself came to.
      process.on('exit', () => (process.exitCode = exitCodes.failed));
    }
    closed = true;
  });
  stderr.on('error', () => undefined);
  return {
    // Opened only for those who read it.
    get stdin() {
      return process.stdin;
    },
    stdout,
    stderr,
    env,
    write: (text) => void (closed || stdout.write(text)),
    note: (text) => void stderr.write(text),
    get closed() {
      return closed;
    },
    // What Node thinks of the stream, NO_COLOR and FORCE_COLOR. Without need it is not asked: it loads modules for it.
    colors: (stream) =>
      (stream.isTTY || env['FORCE_COLOR'] !== undefined) && styleText('bold', 'x', { stream }) !== 'x',
  };
}

import { constants } from 'node:os';
import { Readable, type Writable } from 'node:stream';
import { ClientError, invalidArgument } from '@leister/rest';
import { connectionLost } from './channel.js';

/** Columns and rows. */
export interface WindowSize {
  width: number;
  height: number;
}

/** How long the daemon may take to say why it broke off, in milliseconds. */
const verdictTime = 1_000;

/** What a session needs of the websocket that takes window sizes and signals. */
interface ControlSocket {
  send(text: string, onSent: (error?: Error | null) => void): void;
  terminate(): void;
}

/** The parts of a session as they are when all its websockets are open. */
export interface SessionParts {
  stdin: Writable;
  stdout: Readable;
  /** Undefined for a terminal, where all is one stream. */
  stderr?: Readable | undefined;
  control: ControlSocket;
  /** Sees the operation to its end. Must heed the signal. */
  follow: (signal: AbortSignal) => Promise<number>;
  /** Ends the session early. */
  signal?: AbortSignal | undefined;
  /** Called once when the session is over. */
  onEnd?: (() => void) | undefined;
}

/**
 * A command that runs in an instance, or the console of one. Its output is taken from the daemon only as fast as it is
 * read, so it must be read to its end (or closed) for the command to end.
 */
export class LxdProcess {
  /** What the command reads. `end()` is the end of its input; on a terminal, Ctrl-D. */
  readonly stdin: Writable;
  /** What it prints; on a terminal, all of it. Breaks with CONNECTION when the daemon is lost. */
  readonly stdout: Readable;
  /** What it prints as errors. Ended from the start on a terminal. */
  readonly stderr: Readable;
  /**
   * The exit code: 128 and the number of the signal for a command that was killed, 127 for one that is not there. 0 for
   * a console. Rejects with CONNECTION when the daemon is lost, ABORTED, or what the daemon says went wrong.
   */
  readonly exited: Promise<number>;
  readonly #control: ControlSocket;
  readonly #ending = new AbortController();
  readonly #sockets: readonly (Readable | Writable)[];

  constructor(parts: SessionParts) {
    const { stdin, stdout, stderr, control, signal, onEnd } = parts;
    this.stdin = stdin;
    this.stdout = stdout;
    this.stderr = stderr ?? Readable.from([]);
    this.#control = control;
    this.#sockets = [stdin, stdout, ...(stderr ? [stderr] : [])];
    const outputs = stderr ? [stdout, stderr] : [stdout];
    const onAbort = (): void => this.close(signal?.reason);
    this.exited = this.#watch(outputs, parts.follow).finally(() => {
      signal?.removeEventListener('abort', onAbort);
      stdin.destroy();
      control.terminate();
      onEnd?.();
    });
    this.exited.catch(() => undefined);
    if (signal?.aborted) onAbort();
    else signal?.addEventListener('abort', onAbort, { once: true });
  }

  /**
   * Sends a signal to the command.
   *
   * @param signal a number or a name such as `SIGTERM`
   * @throws ClientError INVALID_ARGUMENT; CONNECTION when it is over
   */
  async kill(signal: number | NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const number = typeof signal === 'number' ? signal : constants.signals[signal];
    if (!(Number.isInteger(number) && number > 0)) throw invalidArgument(`not a signal: ${String(signal)}`);
    await this.#tell({ command: 'signal', signal: number });
  }

  /** Tells a terminal its size. @throws ClientError INVALID_ARGUMENT; CONNECTION when it is over */
  async resize({ width, height }: WindowSize): Promise<void> {
    checkSize({ width, height });
    await this.#tell({ command: 'window-resize', args: { width: String(width), height: String(height) } });
  }

  /**
   * Ends the session: the daemon kills the command, and the streams break.
   *
   * @param reason why; an abort unless told otherwise
   */
  close(reason?: unknown): void {
    if (this.#ending.signal.aborted) return;
    const failure = toFailure(reason);
    this.#ending.abort(failure);
    for (const stream of this.#sockets) stream.destroy(failure);
    this.#control.terminate();
  }

  async #watch(
    outputs: readonly Readable[],
    follow: (signal: AbortSignal) => Promise<number>,
  ): Promise<number> {
    const { signal } = this.#ending;
    // A connection that is lost is noticed here, long before the operation is given up; but one that failed knows why.
    let patience: NodeJS.Timeout | undefined;
    for (const output of outputs)
      output.once('error', (error) => (patience ??= setTimeout(() => this.close(error), verdictTime)));
    try {
      return await follow(signal);
    } catch (error) {
      throw signal.aborted ? (signal.reason as ClientError) : error;
    } finally {
      clearTimeout(patience);
    }
  }

  async #tell(message: object): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#control.send(JSON.stringify(message), (error) => (error ? reject(connectionLost()) : resolve()));
    });
  }
}

/** @throws ClientError INVALID_ARGUMENT */
export function checkSize({ width, height }: WindowSize): void {
  for (const length of [width, height])
    if (!(Number.isInteger(length) && length > 0 && length < 65_536))
      throw invalidArgument('a window has whole numbers of columns and rows');
}

function toFailure(reason: unknown): ClientError {
  if (reason instanceof ClientError) return reason;
  const isDeadline = reason instanceof Error && reason.name === 'TimeoutError';
  const [message, code] = isDeadline
    ? (['the deadline passed', 'TIMEOUT'] as const)
    : (['aborted', 'ABORTED'] as const);
  return new ClientError(message, { code, cause: reason });
}

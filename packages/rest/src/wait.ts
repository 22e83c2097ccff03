import { setTimeout as sleep } from 'node:timers/promises';
import { ClientError, invalidArgument } from './client-error.js';
import { abortable, DeadlinePassed, longestTimer, startDeadline } from './deadline.js';
import { abortToClientError } from './failure.js';
import { isRecord } from './is-record.js';

/** How long and how eagerly to wait. All times in milliseconds. */
export interface WaitOptions<S = unknown> {
  /** Give up after this long. Default 300000; Infinity waits for ever. */
  timeout?: number | undefined;
  signal?: AbortSignal | undefined;
  /** The pause after the first look. Default 250. */
  interval?: number | undefined;
  /** Each pause is half as long again as the one before, up to this. Default 4000, or `interval` if that is more. */
  maxInterval?: number | undefined;
  /**
   * Resolves when there may be something new to see, so that the pause is cut short. Called once for each pause, with
   * a signal that ends with the pause; what happened before the call must not be lost. When it rejects there is no
   * news, and the pause takes its time.
   */
  changed?: ((signal: AbortSignal) => Promise<unknown>) | undefined;
  /** Told each state that was seen. What it throws ends the wait. */
  onProgress?: ((state: S) => void) | undefined;
}

export const defaultWaitTimeout = 300_000;

const brand = Symbol.for('@leister/rest/WaitTimeout');

/** A wait that ran out of time: a {@link ClientError} with code TIMEOUT and the last state that was seen. */
export class WaitTimeout<S = unknown> extends ClientError {
  /** Undefined when not even the first look came to an end. Not enumerable. */
  declare readonly lastState: S | undefined;

  /** @param cause why nothing more was seen, where that is known */
  constructor(message: string, lastState?: S, cause?: ClientError) {
    super(message, { code: 'TIMEOUT', cause });
    Object.defineProperty(this, 'lastState', { value: lastState, enumerable: false });
    Object.defineProperty(this, brand, { value: true });
  }

  /** A cloud that comes as a package may bring its own copy of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (this !== WaitTimeout) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === 'object' && value !== null && brand in value;
  }
}

/**
 * Looks again and again until `done` says so, and gives the last state.
 *
 * @param poll looks once; should heed the signal it is handed
 * @param done true ends the wait, false goes on; throws for a state from which there is no way to the wanted one
 * @throws WaitTimeout when the time ran out; ClientError ABORTED, INVALID_ARGUMENT for an option that cannot be right;
 * what `poll`, `done` and `onProgress` throw, as ClientError
 */
export async function wait<S>(
  poll: (context: { signal: AbortSignal }) => Promise<S>,
  done: (state: S) => boolean,
  options: WaitOptions<S> = {},
): Promise<S> {
  checkWait(options);
  const { timeout = defaultWaitTimeout, interval = 250, maxInterval = Math.max(4_000, interval) } = options;
  const deadline = startDeadline([options.signal], Number.isFinite(timeout) ? timeout : undefined);
  let last: S | undefined;
  try {
    for (let delay = interval; ; delay = Math.min(maxInterval, delay * 1.5)) {
      if (deadline.signal.aborted) throw abortToClientError(deadline.signal);
      last = await abortable(poll({ signal: deadline.signal }), deadline.signal);
      options.onProgress?.(last);
      if (done(last)) return last;
      await pause(delay, options.changed, deadline.signal);
    }
  } catch (error) {
    if (!deadline.signal.aborted) throw ClientError.from(error);
    const abort = abortToClientError(deadline.signal);
    if (abort.code !== 'TIMEOUT') throw abort;
    const ours = deadline.signal.reason instanceof DeadlinePassed;
    throw new WaitTimeout(ours ? `not there after ${timeout} ms` : 'not there before the deadline', last);
  } finally {
    deadline.clear();
  }
}

function checkWait<S>(options: WaitOptions<S>): void {
  const given: unknown = options;
  if (!isRecord(given)) throw invalidArgument('options are an object');
  const { timeout = 1, interval = 1, maxInterval = 1, signal } = options;
  if (!(typeof timeout === 'number' && timeout > 0))
    throw invalidArgument('a timeout is a number of milliseconds above 0');
  // What is no number would be a pause of nothing, and ask without rest.
  for (const pause of [interval, maxInterval])
    if (!(typeof pause === 'number' && pause >= 0))
      throw invalidArgument('an interval is a number of milliseconds from 0');
  if (signal !== undefined && !(signal instanceof AbortSignal))
    throw invalidArgument('signal is not an AbortSignal');
}

/** Always goes through a timer, so that a source of changes that never rests cannot starve the process. */
async function pause(
  delay: number,
  changed: ((signal: AbortSignal) => Promise<unknown>) | undefined,
  signal: AbortSignal,
): Promise<void> {
  const length = Math.min(delay, longestTimer);
  if (!changed) return sleep(length, undefined, { signal });
  const end = new AbortController();
  const ending = startDeadline([signal, end.signal], undefined);
  const wholePause = sleep(length, undefined, { signal: ending.signal });
  const news = (async () => changed(ending.signal))().catch(() => wholePause);
  try {
    await Promise.race([wholePause, news]);
    await sleep(1, undefined, { signal });
  } finally {
    end.abort();
    ending.clear();
  }
}

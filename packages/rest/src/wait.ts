import { setTimeout as sleep } from 'node:timers/promises';
import { ClientError } from './client-error.js';
import { startDeadline } from './deadline.js';
import { abortToClientError } from './failure.js';

/** How long and how eagerly to wait. All times in milliseconds. */
export interface WaitOptions<S = unknown> {
  /** Give up after this long. Default 300000; Infinity waits for ever. */
  timeout?: number | undefined;
  signal?: AbortSignal | undefined;
  /** The pause after the first look. Default 250. */
  interval?: number | undefined;
  /** Each pause is half as long again as the one before, up to this. Default 4000. */
  maxInterval?: number | undefined;
  /**
   * Resolves when there may be something new to see, so that the pause is cut short. Called once for each pause, with
   * a signal that ends with the pause; what happened before the call must not be lost.
   */
  changed?: ((signal: AbortSignal) => Promise<unknown>) | undefined;
  /** Told each state that was seen. What it throws ends the wait. */
  onProgress?: ((state: S) => void) | undefined;
}

export const defaultWaitTimeout = 300_000;

/** A wait that ran out of time: a {@link ClientError} with code TIMEOUT and the last state that was seen. */
export class WaitTimeout<S = unknown> extends ClientError {
  /** Undefined when not even the first look came to an end. Not enumerable. */
  declare readonly lastState: S | undefined;

  constructor(message: string, lastState?: S) {
    super(message, { code: 'TIMEOUT' });
    Object.defineProperty(this, 'lastState', { value: lastState, enumerable: false });
  }
}

/**
 * Looks again and again until `done` says so, and gives the last state.
 *
 * @param poll looks once; must heed the signal it is handed
 * @param done true ends the wait, false goes on; throws for a state from which there is no way to the wanted one
 * @throws WaitTimeout when the time ran out; ClientError ABORTED; what `poll`, `done` and `onProgress` throw
 */
export async function wait<S>(
  poll: (context: { signal: AbortSignal }) => Promise<S>,
  done: (state: S) => boolean,
  options: WaitOptions<S> = {},
): Promise<S> {
  const { timeout = defaultWaitTimeout, interval = 250, maxInterval = 4_000 } = options;
  const deadline = startDeadline([options.signal], Number.isFinite(timeout) ? timeout : undefined);
  let last: S | undefined;
  try {
    for (let delay = interval; ; delay = Math.min(maxInterval, delay * 1.5)) {
      if (deadline.signal.aborted) throw abortToClientError(deadline.signal);
      last = await poll({ signal: deadline.signal });
      options.onProgress?.(last);
      if (done(last)) return last;
      await pause(delay, options.changed, deadline.signal);
    }
  } catch (error) {
    if (!deadline.signal.aborted) throw error;
    const abort = abortToClientError(deadline.signal);
    if (abort.code !== 'TIMEOUT') throw abort;
    throw new WaitTimeout(`not there after ${timeout} ms`, last);
  } finally {
    deadline.clear();
  }
}

/** Always goes through a timer, so that a source of changes that never rests cannot starve the process. */
async function pause(
  delay: number,
  changed: ((signal: AbortSignal) => Promise<unknown>) | undefined,
  signal: AbortSignal,
): Promise<void> {
  if (!changed) return sleep(delay, undefined, { signal });
  const end = new AbortController();
  const ending = AbortSignal.any([signal, end.signal]);
  try {
    await Promise.race([sleep(delay, undefined, { signal: ending }), changed(ending)]);
    await sleep(1, undefined, { signal });
  } finally {
    end.abort();
  }
}

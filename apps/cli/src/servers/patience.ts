import { ClientError } from '@leister/rest';
import type { ArgsOf } from '../args/option.js';
import type { patience } from '../args/waiting.js';
import { OutOfTime } from '../failure/out-of-time.js';

/** Milliseconds that a timer can count: 24 days. */
const longestTimer = 2 ** 31 - 1;

/**
 * Starts the clock of `--timeout`, if it counts: where nobody waits, every request has its own limits. Gives a signal
 * that is aborted when the time is up, and by Ctrl-C.
 */
export function startPatience(
  { timeout, wait = true }: Pick<ArgsOf<typeof patience>, 'timeout'> & { wait?: boolean },
  signal: AbortSignal,
): AbortSignal {
  if (!wait) return signal;
  const clock = new AbortController();
  const ring = (): void => clock.abort(new OutOfTime(timeout));
  setTimeout(ring, Math.min(timeout * 1000, longestTimer)).unref();
  return AbortSignal.any([signal, clock.signal]);
}

/** Whether an error is that the time of `--timeout` was up before an answer came. */
export function ranOut(error: unknown): boolean {
  return error instanceof ClientError && error.cause instanceof OutOfTime;
}

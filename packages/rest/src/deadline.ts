/** One signal for all that can end a call early: the caller's signal and the call's own deadline. */
export interface Deadline {
  signal: AbortSignal;
  /** Stops the timer. To be called when the call is over. */
  clear(): void;
}

/** Reason of a signal whose deadline passed. */
export class DeadlinePassed extends Error {
  readonly timeout: number;

  constructor(timeout: number) {
    super(`not done within ${timeout} ms`);
    this.timeout = timeout;
  }
}

/**
 * @param signals the caller's; those that are undefined do not count
 * @param timeout milliseconds; without it only the signals count
 */
export function startDeadline(
  signals: readonly (AbortSignal | undefined)[],
  timeout: number | undefined,
): Deadline {
  const controller = new AbortController();
  const timer =
    timeout === undefined
      ? undefined
      : setTimeout(() => controller.abort(new DeadlinePassed(timeout)), Math.min(timeout, 2 ** 31 - 1));
  return {
    // `any` holds its sources weakly and adds no listener: a signal may serve any number of calls at once.
    signal: AbortSignal.any([...signals.filter((signal) => signal !== undefined), controller.signal]),
    clear: () => clearTimeout(timer),
  };
}

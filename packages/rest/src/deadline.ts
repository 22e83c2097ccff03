/** One signal for all that can end a call early: the caller's signals and the call's own deadline. */
export interface Deadline {
  signal: AbortSignal;
  /** Stops the timer and lets go of the signals. To be called when the call is over. */
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

/** Milliseconds. A timer of node's that is set for longer ends at once. */
export const longestTimer = 2 ** 31 - 1;

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
      : setTimeout(() => controller.abort(new DeadlinePassed(timeout)), Math.min(timeout, longestTimer));
  const given = signals.filter((signal) => signal !== undefined);
  for (const signal of given) follow(signal, controller);
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer);
      for (const signal of given) unfollow(signal, controller);
    },
  };
}

/** Who is to be told of an abort, and the one listener that tells them. */
interface Followers {
  all: Set<AbortController>;
  tell(): void;
}

const followersOf = new WeakMap<AbortSignal, Followers>();

/** Puts one listener on a signal, however many calls follow it: node warns of more than ten. */
function follow(signal: AbortSignal, controller: AbortController): void {
  if (signal.aborted) return controller.abort(signal.reason);
  let followers = followersOf.get(signal);
  if (!followers) {
    const all = new Set<AbortController>();
    followers = { all, tell: () => all.forEach((one) => one.abort(signal.reason)) };
    followersOf.set(signal, followers);
    signal.addEventListener('abort', followers.tell, { once: true });
  }
  followers.all.add(controller);
}

function unfollow(signal: AbortSignal, controller: AbortController): void {
  const followers = followersOf.get(signal);
  if (!followers?.all.delete(controller) || followers.all.size > 0) return;
  followersOf.delete(signal);
  signal.removeEventListener('abort', followers.tell);
}

/** Waits for work that others share, or that may not heed the signal, no longer than the signal allows. */
export function abortable<T>(work: T | PromiseLike<T>, signal: AbortSignal | undefined): Promise<T> {
  const settled = Promise.resolve(work);
  if (!signal) return settled;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    const stopListening = (): void => signal.removeEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
    settled.then(resolve, reject).finally(stopListening);
  });
}

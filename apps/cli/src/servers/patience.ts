import type { ArgsOf } from '../args/option.js';
import type { patience } from '../args/waiting.js';

/** The time a command may take. */
export interface Patience {
  /** Aborted when it is up, and by Ctrl-C. */
  signal: AbortSignal;
  isOver: () => boolean;
}

/** Starts the clock of `--timeout`, if it counts: where nobody waits, every request has its own limits. */
export function startPatience(
  { timeout, wait = true }: Pick<ArgsOf<typeof patience>, 'timeout'> & { wait?: boolean },
  signal: AbortSignal,
): Patience {
  if (!wait) return { signal, isOver: () => false };
  const clock = AbortSignal.timeout(Math.min(timeout * 1000, longestTimer));
  return { signal: AbortSignal.any([signal, clock]), isOver: () => clock.aborted && !signal.aborted };
}

/** Milliseconds: 24 days. */
const longestTimer = 2 ** 31 - 1;

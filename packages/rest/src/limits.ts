import { ClientError } from './client-error.js';
import { type Deadline, startDeadline } from './deadline.js';
import { abortToClientError } from './failure.js';
import { type CallOptions, checkDefaults, type Timeouts, timeoutsOf } from './request-options.js';

/** The limits of a call: its own, and those of its client where it has none. */
export function phasesOf(defaults: CallOptions, options: CallOptions): Timeouts {
  return { ...timeoutsOf(defaults.timeout), ...timeoutsOf(options.timeout) };
}

/** What can end a call early. Undefined when nothing can: most calls have neither signal nor time limit. */
export function deadlineOf(defaults: CallOptions, options: CallOptions): Deadline | undefined {
  const { total } = phasesOf(defaults, options);
  const signals = [defaults.signal, options.signal];
  const endless = total === undefined && signals.every((signal) => !signal);
  return endless ? undefined : startDeadline(signals, total);
}

/** Does work under the limits of one call. */
export async function withinLimits<T>(
  defaults: CallOptions,
  options: CallOptions,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  checkDefaults(options);
  const { signal, clear } = deadlineOf(defaults, options) ?? startDeadline([], undefined);
  try {
    if (signal.aborted) throw abortToClientError(signal);
    return await work(signal);
  } catch (error) {
    if (error instanceof ClientError || !signal.aborted) throw ClientError.from(error);
    throw abortToClientError(signal);
  } finally {
    clear();
  }
}

import { ClientError, WaitTimeout } from '@leister/rest';
import { Interrupted } from './interrupted.js';
import { UsageError } from './usage-error.js';

/** How `leister` ends. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  unauthorized: 4,
  pending: 8,
  interrupted: 130,
} as const;

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof UsageError) return exitCodes.usage;
  if (error instanceof Interrupted) return exitCodes.interrupted;
  // With a cause, the service was away: nobody knows whether anything is pending.
  if (error instanceof WaitTimeout && error.cause === undefined) return exitCodes.pending;
  if (!(error instanceof ClientError)) return exitCodes.failed;
  switch (error.code) {
    case 'INVALID_ARGUMENT':
      return exitCodes.usage;
    case 'UNAUTHORIZED':
    case 'FORBIDDEN':
      return exitCodes.unauthorized;
    default:
      return exitCodes.failed;
  }
}

/** The code for several failures: theirs where they agree, and an interruption's whatever else failed. */
export function commonExitCode(codes: readonly ExitCode[]): ExitCode {
  if (codes.includes(exitCodes.interrupted)) return exitCodes.interrupted;
  const [first = exitCodes.done] = codes;
  return codes.every((code) => code === first) ? first : exitCodes.failed;
}

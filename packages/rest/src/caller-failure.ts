import { codeOfStranger, type ErrorCode } from './error-code.js';
import { messageOf } from './message-of.js';

/** An error of code that is not ours: the source of an upload, a callback, somebody's credentials. */
export class CallerFailure extends Error {
  override readonly cause: unknown;
  /** What it is for the call that it ends. */
  readonly code: ErrorCode;

  /** @param what failed, to begin the message with */
  constructor(cause: unknown, what?: string, code: ErrorCode = codeOfStranger(cause)) {
    super(what === undefined ? messageOf(cause) : `${what}: ${messageOf(cause)}`);
    this.cause = cause;
    this.code = code;
  }
}

/** Runs the caller's code, so that what it throws is known to be the caller's. */
export function callersOwn<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new CallerFailure(error);
  }
}

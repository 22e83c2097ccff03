import { ClientError, type FailedRequest } from './client-error.js';
import { DeadlinePassed } from './deadline.js';
import { PhaseTimeout, type PhaseTimeouts } from './phase-timeouts.js';
import type { Redactor } from './redactor.js';
import { isTlsErrorCode } from './tls.js';

/** An error of the caller's own code: the source of an upload, a callback. */
export class CallerFailure extends Error {
  override readonly cause: unknown;

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.cause = cause;
  }
}

/** An error of ours that got has wrapped into one of its own, as it was. */
export function unwrapped(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof CallerFailure || cause instanceof PhaseTimeout ? cause : error;
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'the connection was reset',
  ECONNABORTED: 'the connection was aborted',
  EPIPE: 'the connection was closed',
  ENOENT: 'no such socket',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'the name of the host could not be looked up',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ENOTSOCK: 'not a socket',
};

/** A request as it was sent. Its secrets are masked on the day something fails, and not before. */
export interface SentRequest {
  method: string;
  printed: string;
}

export function maskedRequest({ method, printed }: SentRequest, redactor: Redactor): FailedRequest {
  return { method, url: redactor.text(printed) };
}

/** Why no (whole) answer came, as the one kind of error callers see. */
export function failureToClientError(
  error: unknown,
  context: {
    request: SentRequest;
    signal: AbortSignal | undefined;
    printedOrigin: string;
    redactor: Redactor;
  },
): ClientError {
  if (error instanceof ClientError) return error;
  const { signal, redactor } = context;
  const request = maskedRequest(context.request, redactor);
  if (error instanceof CallerFailure) {
    return new ClientError(error.message, { code: 'ABORTED', request, cause: error.cause });
  }
  if (signal?.aborted) return abortToClientError(signal, request);
  if (error instanceof PhaseTimeout) {
    return new ClientError(`no answer from ${context.printedOrigin}: ${phaseTexts[error.phase]}`, {
      code: 'TIMEOUT',
      request,
      cause: error,
    });
  }
  const code = errorCodeOf(error);
  const message = redactor.text(reasons[code] ?? messageOf(error));
  if (isTlsErrorCode(code)) {
    return new ClientError(`no secure connection to ${context.printedOrigin}: ${message}`, {
      code: 'TLS',
      request,
      cause: error,
    });
  }
  return new ClientError(`cannot talk to ${context.printedOrigin}: ${message}`, {
    code: 'CONNECTION',
    request,
    cause: error,
  });
}

/** What an aborted signal says: a deadline is TIMEOUT, anything else the caller's own ABORTED. */
export function abortToClientError(signal: AbortSignal, request?: FailedRequest): ClientError {
  const reason: unknown = signal.reason;
  const timedOut =
    reason instanceof DeadlinePassed || (reason instanceof Error && reason.name === 'TimeoutError');
  const message =
    reason instanceof DeadlinePassed ? reason.message : timedOut ? 'the deadline passed' : 'aborted';
  return new ClientError(message, {
    code: timedOut ? 'TIMEOUT' : 'ABORTED',
    ...(request && { request }),
    ...(!(reason instanceof DeadlinePassed) && { cause: reason }),
  });
}

/** The system's code of an error (`ECONNRESET`, ...), found also below the errors wrapped around it. */
export function errorCodeOf(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if (at instanceof AggregateError && at.errors.length > 0) return errorCodeOf(at.errors[0]);
    const code = 'code' in at ? at.code : undefined;
    // got puts a code of its own around those of the system.
    if (typeof code === 'string' && !/^ERR_(?:GOT|READING|BODY|UPLOAD|HTTP|NON_2XX)/.test(code)) return code;
  }
  return '';
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return messageOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

const phaseTexts: Record<keyof PhaseTimeouts, string> = {
  lookup: 'looking up the host took too long',
  connect: 'connecting took too long',
  secureConnect: 'agreeing on TLS took too long',
  send: 'sending the request took too long',
  response: 'the answer did not start in time',
  idle: 'nothing was heard for too long',
};

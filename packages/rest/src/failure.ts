import { CallerFailure } from './caller-failure.js';
import { ClientError, type FailedRequest } from './client-error.js';
import { DeadlinePassed } from './deadline.js';
import { safeCause } from './error-cause.js';
import { type ErrorCode, isTlsErrorCode } from './error-code.js';
import { messageOf } from './message-of.js';
import { PhaseTimeout, type PhaseTimeouts } from './phase-timeouts.js';
import type { Redactor } from './redactor.js';

/** An error of ours that got has wrapped into one of its own, as it was. */
export function unwrapped(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof CallerFailure || cause instanceof PhaseTimeout ? cause : error;
}

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
    /** Where it was sent: an origin, or the path of a unix socket. */
    place: string;
    redactor: Redactor;
  },
): ClientError {
  const { signal, redactor, place } = context;
  // The reason of an abort is the caller's own, whatever its class.
  if (error instanceof ClientError && !(signal?.aborted && error === signal.reason)) return error;
  const request = maskedRequest(context.request, redactor);
  // First: what the caller's code makes of an abort is no failure of its own.
  if (signal?.aborted) return abortToClientError(signal, request);
  if (error instanceof CallerFailure) {
    const { message, code, cause } = error;
    if (cause instanceof ClientError) return cause;
    return new ClientError(redactor.text(message), { code, request, cause });
  }
  const code = meaningOf(error);
  const message = `${beginnings[code]} ${place}: ${reasonOf(error)}`;
  return new ClientError(redactor.text(message), { code, request, cause: safeCause(error, redactor) });
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
  if (error instanceof CallerFailure) return '';
  if (error instanceof PhaseTimeout) return 'ETIMEDOUT';
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if (at instanceof AggregateError && at.errors.length > 0) return errorCodeOf(at.errors[0]);
    const code = 'code' in at ? at.code : undefined;
    // got puts a code of its own around those of the system.
    if (typeof code === 'string' && !/^ERR_(?:GOT|READING|BODY|UPLOAD|NON_2XX)/.test(code)) return code;
  }
  return '';
}

function meaningOf(error: unknown): keyof typeof beginnings {
  const code = errorCodeOf(error);
  if (code === 'ETIMEDOUT') return 'TIMEOUT';
  if (isTlsErrorCode(code)) return 'TLS';
  return isUnreadable(code) ? 'PARSE' : 'CONNECTION';
}

/** Whether a code is of zlib and its relatives, on a body not compressed as told, or of node, on what is no HTTP. */
export function isUnreadable(code: string): boolean {
  return unreadable.test(code);
}

const unreadable = /^(?:Z_|ERR__ERROR_FORMAT|ERR_BROTLI|ERR_ZSTD|ERR_PADDING|HPE_|ERR_UNASKED_UPGRADE$)/;

const beginnings = {
  CONNECTION: 'cannot talk to',
  TLS: 'no secure connection to',
  TIMEOUT: 'no answer from',
  PARSE: 'cannot read the answer from',
} satisfies Partial<Record<ErrorCode, string>>;

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

const phaseTexts: Record<keyof PhaseTimeouts, string> = {
  lookup: 'looking up the host took too long',
  connect: 'connecting took too long',
  secureConnect: 'agreeing on TLS took too long',
  send: 'sending the request took too long',
  response: 'the answer did not start in time',
  idle: 'nothing was heard for too long',
};

function reasonOf(error: unknown): string {
  if (error instanceof PhaseTimeout) return phaseTexts[error.phase];
  return reasons[errorCodeOf(error)] ?? messageOf(error);
}

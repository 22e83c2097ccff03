/**
 * What went wrong, as one of a closed set of words. Stable: programs may switch on it.
 *
 * `UNSUPPORTED` is said by the client itself, before anything is sent; `TIMEOUT` is a deadline, `ABORTED` the
 * caller's abort; `OPERATION_FAILED` is work that was taken on and then failed, by the server (which gave a status) or
 * by the caller's own code (status 0): the source of an upload, a callback.
 */
export const errorCodes = [
  'INVALID_ARGUMENT',
  'BAD_REQUEST',
  'UNAUTHORIZED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'OVER_LIMIT',
  'RATE_LIMITED',
  'SERVER',
  'UNAVAILABLE',
  'UNSUPPORTED',
  'OPERATION_FAILED',
  'TIMEOUT',
  'CONNECTION',
  'TLS',
  'PARSE',
  'ABORTED',
] as const;

/** One of {@link errorCodes}. */
export type ErrorCode = (typeof errorCodes)[number];

/** The code that an HTTP status stands for when the server said nothing more exact. */
export function codeOfStatus(status: number): ErrorCode {
  switch (status) {
    case 401:
    case 407:
      return 'UNAUTHORIZED';
    case 403:
      return 'FORBIDDEN';
    case 404:
    case 410:
      return 'NOT_FOUND';
    case 408:
      return 'TIMEOUT';
    // As 412: what the request said must hold does not.
    case 304:
    case 409:
    case 412:
    case 423:
    case 428:
      return 'CONFLICT';
    case 413:
      return 'OVER_LIMIT';
    case 429:
      return 'RATE_LIMITED';
    case 502:
    case 503:
    case 504:
      return 'UNAVAILABLE';
  }
  if (status >= 500) return 'SERVER';
  // Neither a failure nor what was asked for: a page to log in on, say.
  return status < 400 ? 'PARSE' : 'BAD_REQUEST';
}

/** What an error that is not ours stands for: it came from the caller's code. */
export function codeOfStranger(error: unknown): 'ABORTED' | 'TIMEOUT' | 'OPERATION_FAILED' {
  const name = error instanceof Error ? error.name : '';
  if (name === 'AbortError') return 'ABORTED';
  return name === 'TimeoutError' ? 'TIMEOUT' : 'OPERATION_FAILED';
}

/** Whether a system's error code says that the two sides could not agree on TLS or on whom to believe. */
export function isTlsErrorCode(code: string): boolean {
  return /^(?:ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/.test(
    code,
  );
}

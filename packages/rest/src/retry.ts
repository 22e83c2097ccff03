/** When and how often a request is sent again. All times in milliseconds. */
export interface RetryPolicy {
  /** How many times a request is sent again at the most; 0 switches retries off. Default 2. */
  limit: number;
  /** The first pause; each further one is twice as long. Default 200. */
  minDelay: number;
  /** No pause is longer, a server's own `Retry-After` aside. Default 5000. */
  maxDelay: number;
  /** A server that asks for a longer pause than this is not waited for. Default 60000. */
  maxRetryAfter: number;
}

export const defaultRetry: RetryPolicy = { limit: 2, minDelay: 200, maxDelay: 5_000, maxRetryAfter: 60_000 };

/** How one attempt ended. */
export interface Attempt {
  method: string;
  /** How many times the request has been sent, this attempt included; redirects and renewals do not count. */
  sent: number;
  /** The HTTP status, or undefined when no answer came. */
  status?: number;
  retryAfter?: string | undefined;
  /** The system's code of a failed connection (`ECONNREFUSED`, ...). */
  errorCode?: string | undefined;
  /** Now, in milliseconds since the epoch: `Retry-After` may name a date. */
  now: number;
  /** A number in [0, 1) that spreads out clients which failed together. */
  noise: number;
}

const idempotent = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);
const retriedStatuses = new Set([408, 429, 502, 503, 504]);
/** Nothing of the request reached a server, so even a POST is safe to send again. */
const neverSent = new Set(['ECONNREFUSED', 'EAI_AGAIN']);
const retriedErrors = new Set([
  ...neverSent,
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'ETIMEDOUT',
  'ENETUNREACH',
]);

/**
 * How long to pause before the request is sent again, in milliseconds; undefined when it must not be. A pure
 * function: the whole rule is here.
 */
export function retryDelay(attempt: Attempt, policy: RetryPolicy): number | undefined {
  if (attempt.sent > policy.limit) return undefined;
  if (attempt.status === undefined) {
    const code = attempt.errorCode ?? '';
    const safe = idempotent.has(attempt.method) ? retriedErrors.has(code) : neverSent.has(code);
    return safe ? backoff(attempt, policy) : undefined;
  }
  if (!retriedStatuses.has(attempt.status)) return undefined;
  // 429 says that the request was turned away unread, whatever its verb.
  if (!idempotent.has(attempt.method) && attempt.status !== 429) return undefined;
  const asked = retryAfterDelay(attempt.retryAfter, attempt.now);
  if (asked === undefined) return backoff(attempt, policy);
  return asked > policy.maxRetryAfter ? undefined : asked;
}

/** Whether a server may have done what was asked, although nobody heard of it. */
export function isAnswerLost({ status, errorCode = '' }: Attempt): boolean {
  // A gateway says that it heard nothing sensible from the server behind it.
  return status === undefined ? !neverSent.has(errorCode) : status === 502 || status === 504;
}

/** Whether an answer says that there is nothing left of what was to be removed. */
export function isGone(method: string, status: number): boolean {
  return method === 'DELETE' && (status === 404 || status === 410);
}

function backoff({ sent, noise }: Attempt, { minDelay, maxDelay }: RetryPolicy): number {
  return Math.min(maxDelay, minDelay * 2 ** (sent - 1)) * (0.75 + noise / 2);
}

function retryAfterDelay(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\s*\d+(?:\.\d+)?\s*$/.test(value)) return Number(value) * 1000;
  // The three forms of a date in HTTP (RFC 9110) have a time; the oldest does not say that it is GMT.
  if (!/\d\d:\d\d:\d\d/.test(value)) return undefined;
  const date = Date.parse(/GMT|UTC/.test(value) ? value : `${value} GMT`);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

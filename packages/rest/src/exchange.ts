import { setTimeout as sleep } from 'node:timers/promises';
import { type Outcome, sendOnce } from './attempt.js';
import { authorize, refresh } from './authorization.js';
import type { Body, Progress } from './body.js';
import { callersOwn } from './caller-failure.js';
import { ClientError, type FailedRequest } from './client-error.js';
import type { CookieJar } from './cookies.js';
import type { OutgoingRequest } from './credentials.js';
import { startDeadline } from './deadline.js';
import { firstHeader } from './dialect.js';
import type { Endpoint, ResolvedUrl } from './endpoint.js';
import { maskedRequest } from './failure.js';
import { mergeHeaders } from './headers.js';
import type { PhaseTimeouts } from './phase-timeouts.js';
import { redirectOf, refuseRedirect } from './redirect.js';
import type { Redactor } from './redactor.js';
import { type Attempt, isAnswerLost, isGone } from './retry.js';
import { isSecretHeader } from './secret-names.js';
import type { Transport, TransportResponse } from './transport.js';
import type { WireLog } from './wire-log.js';

/** All that one call needs to be sent; nothing of it outlives the call. */
export interface Exchange {
  endpoint: Endpoint;
  /** What is asked for, as the last redirect left it. */
  method: string;
  target: ResolvedUrl;
  body: Body | undefined;
  headers: Readonly<Record<string, string>>;
  stream: boolean;
  decompress: boolean;
  timeouts: PhaseTimeouts;
  signal: AbortSignal | undefined;
  /** Ends when the client is closed. */
  closing: AbortSignal;
  /** Told of the body that is sent, or of the answer to a request that has none. */
  onSent: ((progress: Progress) => void) | undefined;
  onReceived: ((progress: Progress) => void) | undefined;
  cookieJar: CookieJar | undefined;
  redactor: Redactor;
  log: WireLog | undefined;
  isSuccess(status: number): boolean;
  transportFor(target: ResolvedUrl): Transport;
  prepare(request: OutgoingRequest): void;
  authorize(request: OutgoingRequest): Promise<string | undefined> | string | undefined;
  /** What the credentials keep secret beside what they put into headers. */
  secrets(): Iterable<string>;
  /** False when there is nothing to renew. */
  renew(staleToken: string | undefined): Promise<boolean>;
  retryDelay(attempt: Attempt): number | undefined;
}

const mostRedirects = 5;

/** How a call ended: with an answer, and whether that is what was asked for. */
export interface Ending {
  answer: TransportResponse;
  succeeded: boolean;
}

/**
 * One call on the wire: retries, redirects, renewed credentials and the log, in one loop.
 * Gives the last answer; rejects when there is none.
 */
export async function exchange(call: Exchange): Promise<Ending> {
  let sent = 1;
  let redirects = 0;
  let mayRenew = true;
  let mayBeDone = false;

  for (;;) {
    // To send anything now would open again what the caller has just closed.
    if (call.closing.aborted) throw closedError(call);
    const outgoing = outgoingOf(call);
    const token = await authorize(call, outgoing);
    const outcome = await sendOnce(call, outgoing);
    const { response } = outcome;
    if (!response && call.closing.aborted) throw closedError(call);
    if (response && call.isSuccess(response.status)) return { answer: response, succeeded: true };
    // Told of what this call itself has removed.
    if (response && mayBeDone && isGone(call.method, response.status))
      return { answer: { ...response, body: new Uint8Array() }, succeeded: true };

    if (response?.status === 401 && mayRenew && call.target.ownOrigin && canResend(call)) {
      mayRenew = false;
      if (await refresh(call, outgoing, token)) continue;
    }
    const next = response && redirectOf(response, call, call.endpoint);
    if (next) {
      const body = { given: call.body !== undefined, canResend: canResend(call) };
      const refusal = ++redirects > mostRedirects ? 'too many redirects' : refuseRedirect(next, call, body);
      if (refusal !== undefined) throw redirectError(refusal, response, call);
      if (next.method !== call.method) call.body = undefined;
      Object.assign(call, next);
      mayBeDone = false;
      continue;
    }
    const ended = attemptOf(call.method, sent, outcome);
    const delay = canResend(call) ? call.retryDelay(ended) : undefined;
    if (delay === undefined) {
      if (response) return { answer: response, succeeded: false };
      throw outcome.error;
    }
    mayBeDone ||= isAnswerLost(ended);
    sent++;
    await pause(delay, call);
  }
}

/** Ends early, and in peace, when the client is closed: the next round sees that. */
async function pause(delay: number, { signal, closing }: Exchange): Promise<void> {
  const either = startDeadline([signal, closing], undefined);
  try {
    await sleep(delay, undefined, { signal: either.signal });
  } catch (error) {
    if (!closing.aborted) throw error;
  } finally {
    either.clear();
  }
}

function outgoingOf(call: Exchange): OutgoingRequest {
  const { method, target, body } = call;
  const headers = mergeHeaders(call.headers);
  if (body?.contentType !== undefined) headers['content-type'] ??= body.contentType;
  if (body?.length !== undefined) headers['content-length'] = String(body.length);
  const outgoing = { method, url: target.url, headers };
  callersOwn(() => call.prepare(outgoing));
  if (target.ownOrigin) return outgoing;
  // What was put there for the endpoint is for nobody else.
  for (const name in headers) if (name === 'host' || isSecretHeader(name)) delete headers[name];
  return outgoing;
}

function canResend({ body }: Exchange): boolean {
  return body === undefined || body.replayable;
}

function attemptOf(method: string, sent: number, { response, errorCode }: Outcome): Attempt {
  const ending = response
    ? { status: response.status, retryAfter: firstHeader(response.headers['retry-after']) }
    : { errorCode };
  return { method, sent, ...ending, now: Date.now(), noise: Math.random() };
}

function redirectError(message: string, { status }: TransportResponse, call: Exchange): ClientError {
  return new ClientError(message, { status, code: 'BAD_REQUEST', request: requestOf(call) });
}

function closedError(call: Exchange): ClientError {
  return new ClientError('the client was closed', { code: 'ABORTED', request: requestOf(call) });
}

function requestOf({ method, target, redactor }: Exchange): FailedRequest {
  return maskedRequest({ method, printed: target.printed }, redactor);
}

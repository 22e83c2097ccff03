import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Body, countBytes, type Progress } from './body.js';
import { ClientError } from './client-error.js';
import type { CookieJar } from './cookies.js';
import { type Credentials, type OutgoingRequest, renewOnce } from './credentials.js';
import { firstHeader } from './dialect.js';
import { type Endpoint, type ResolvedUrl, resolveUrl } from './endpoint.js';
import {
  CallerFailure,
  errorCodeOf,
  failureToClientError,
  maskedRequest,
  type SentRequest,
  unwrapped,
} from './failure.js';
import type { Redactor } from './redactor.js';
import type { Attempt } from './retry.js';
import { PhaseTimeout, type PhaseTimeouts } from './phase-timeouts.js';
import type { Transport, TransportResponse } from './transport.js';
import type { LoggedExchange, WireLog } from './wire-log.js';

/** All that one call needs to be sent; nothing of it outlives the call. */
export interface Exchange {
  endpoint: Endpoint;
  method: string;
  target: ResolvedUrl;
  headers: Readonly<Record<string, string>>;
  body: Body | undefined;
  stream: boolean;
  decompress: boolean;
  timeouts: PhaseTimeouts;
  signal: AbortSignal | undefined;
  onProgress: ((progress: Progress) => void) | undefined;
  credentials: Credentials | undefined;
  cookieJar: CookieJar | undefined;
  redactor: Redactor;
  log: WireLog | undefined;
  transportFor(ownOrigin: boolean, url: string): Transport;
  prepare(request: OutgoingRequest): void;
  retryDelay(attempt: Attempt): number | undefined;
}

/** The answer that the caller is to see, whatever its status, and the URL it came from. */
export interface ExchangeResult extends TransportResponse {
  url: string;
  request: SentRequest;
}

const mostRedirects = 5;
/** What a caller may have put into the headers that is meant for the endpoint alone. */
const forOwnOrigin =
  /^(?:authorization|proxy-authorization|cookie|.*(?:token|secret|password|api-?key|csrf).*|x-.*-key)$/i;

/**
 * One call on the wire: retries, redirects, renewed credentials and the log, in one loop.
 * Gives the last answer; rejects with a ClientError when there is none.
 */
export async function exchange(call: Exchange): Promise<ExchangeResult> {
  let { method, target, body } = call;
  let sent = 0;
  let redirects = 0;
  let renewed = false;

  for (;;) {
    const request: SentRequest = { method, printed: target.printed };
    const outgoing: OutgoingRequest = { method, url: target.url, headers: headersFor(call, target, body) };
    const token = await authorize(call, outgoing, target, request);
    const outcome = await sendOnce(call, outgoing, target, body, request);
    sent++;

    if ('error' in outcome) {
      const delay =
        outcome.retryable && canResend(body) ? call.retryDelay(attemptOf(method, sent, outcome)) : undefined;
      if (delay === undefined) throw outcome.error;
      await pause(delay, call, request);
      continue;
    }

    const { response } = outcome;
    const mayRenew = response.status === 401 && !renewed && target.ownOrigin && canResend(body);
    if (mayRenew && call.credentials?.renew) {
      renewed = true;
      discard(response);
      await refresh(call, outgoing, token, request);
      continue;
    }

    const next = redirectOf(response, method, target, call.endpoint);
    if (next) {
      if (++redirects > mostRedirects) throw redirectError('too many redirects', response, call, request);
      const refusal = refuseRedirect(next, method, target, body);
      if (refusal !== undefined) throw redirectError(refusal, response, call, request);
      discard(response);
      if (next.method !== method) body = undefined;
      ({ method, target } = next);
      continue;
    }

    const delay = canResend(body) ? call.retryDelay(attemptOf(method, sent, { response })) : undefined;
    if (delay === undefined) return { ...response, url: target.url, request };
    discard(response);
    await pause(delay, call, request);
  }
}

function headersFor(call: Exchange, target: ResolvedUrl, body: Body | undefined): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(call.headers)) {
    if (target.ownOrigin || !forOwnOrigin.test(name)) headers[name] = value;
  }
  if (body?.contentType !== undefined) headers['content-type'] ??= body.contentType;
  if (body?.length !== undefined) headers['content-length'] = String(body.length);
  return headers;
}

/** Adds what the dialect, the cookie jar and the credentials want to add; gives the token used. */
async function authorize(
  call: Exchange,
  outgoing: OutgoingRequest,
  target: ResolvedUrl,
  request: SentRequest,
): Promise<string | undefined> {
  call.prepare(outgoing);
  try {
    const cookies = await call.cookieJar?.getCookieString(target.url);
    if (cookies) {
      outgoing.headers['cookie'] = cookies;
      call.redactor.add(cookies);
    }
    if (!target.ownOrigin || !call.credentials) return undefined;
    const before = { ...outgoing.headers };
    const token = (await call.credentials.apply(outgoing, { signal: call.signal })) ?? undefined;
    // On its own, too: a header may hold more than the token.
    call.redactor.add(token);
    for (const [name, value] of Object.entries(outgoing.headers)) {
      if (before[name] !== value) call.redactor.add(value);
    }
    for (const secret of call.credentials.secrets?.() ?? []) call.redactor.add(secret);
    return token;
  } catch (error) {
    throw toClientError(error, call, request);
  }
}

/** A late 401 for a token that is not the current one any more needs no renewal: the next round sends the new one. */
async function refresh(
  call: Exchange,
  refused: OutgoingRequest,
  token: string | undefined,
  request: SentRequest,
): Promise<void> {
  const { credentials, signal } = call;
  if (!credentials) return;
  try {
    const probe: OutgoingRequest = { method: refused.method, url: refused.url, headers: {} };
    const current = (await credentials.apply(probe, { signal })) ?? undefined;
    if (current === token) await abortable(renewOnce(credentials, token), signal);
  } catch (error) {
    throw toClientError(error, call, request);
  }
}

type Outcome =
  { response: TransportResponse } | { error: ClientError; retryable: boolean; errorCode: string };

async function sendOnce(
  call: Exchange,
  outgoing: OutgoingRequest,
  target: ResolvedUrl,
  body: Body | undefined,
  request: SentRequest,
): Promise<Outcome> {
  const logged: LoggedExchange | undefined = call.log && {
    method: outgoing.method,
    url: target.printed,
    requestHeaders: outgoing.headers,
    requestBody: body && (body.bytes ?? 'stream'),
  };
  try {
    const source = openBody(body, call);
    const response = await call.transportFor(target.ownOrigin, target.url).send({
      method: outgoing.method,
      url: target.url,
      headers: outgoing.headers,
      body: source,
      timeouts: call.timeouts,
      signal: call.signal,
      stream: call.stream,
      decompress: call.decompress,
    });
    await keepCookies(call, response, target);
    const whole = await wholeUnlessWanted(response);
    call.log?.write({
      ...logged!,
      response: { ...whole, body: whole.body instanceof Readable ? 'stream' : whole.body },
    });
    return { response: whole };
  } catch (error) {
    const failure = toClientError(error, call, request);
    call.log?.write({ ...logged!, failure: failure.message });
    return {
      error: failure,
      retryable: !call.signal?.aborted && !(error instanceof CallerFailure),
      errorCode: error instanceof PhaseTimeout ? 'ETIMEDOUT' : errorCodeOf(error),
    };
  }
}

/** Errors and redirects are read to the end even when a stream was asked for: their body is a message. */
async function wholeUnlessWanted(response: TransportResponse): Promise<TransportResponse> {
  if (!(response.body instanceof Readable) || response.status < 300) return response;
  const chunks: Uint8Array[] = [];
  for await (const chunk of response.body) chunks.push(chunk as Uint8Array);
  return { ...response, body: Buffer.concat(chunks) };
}

function openBody(body: Body | undefined, call: Exchange): Uint8Array | Readable | undefined {
  if (!body) return undefined;
  let source: Uint8Array | Readable;
  try {
    source = body.open();
  } catch (error) {
    throw new CallerFailure(error);
  }
  if (!(source instanceof Readable)) return source;
  const counted = countBytes(body.length, (progress) => call.onProgress?.(progress));
  source.once('error', (error) => counted.destroy(new CallerFailure(error)));
  counted.once('close', () => source.destroy());
  return source.pipe(counted);
}

async function keepCookies(call: Exchange, response: TransportResponse, target: ResolvedUrl): Promise<void> {
  if (!call.cookieJar) return;
  for (const cookie of response.headers['set-cookie'] ?? []) {
    call.redactor.add(/^[^=;]*=([^;]*)/.exec(cookie)?.[1]);
    // A cookie that the jar refuses (foreign domain, bad syntax) is no failure of the request.
    await call.cookieJar.setCookie(cookie, target.url).catch(() => undefined);
  }
}

function canResend(body: Body | undefined): boolean {
  return body === undefined || body.replayable;
}

function attemptOf(
  method: string,
  sent: number,
  outcome: { response: TransportResponse } | { errorCode: string },
): Attempt {
  const ending =
    'response' in outcome
      ? { status: outcome.response.status, retryAfter: firstHeader(outcome.response.headers['retry-after']) }
      : { errorCode: outcome.errorCode };
  return { method, sent, ...ending, now: Date.now(), noise: Math.random() };
}

interface Redirect {
  method: string;
  target: ResolvedUrl;
}

function redirectOf(
  response: TransportResponse,
  method: string,
  from: ResolvedUrl,
  endpoint: Endpoint,
): Redirect | undefined {
  const { location } = response.headers;
  if (location === undefined || ![301, 302, 303, 307, 308].includes(response.status)) return undefined;
  const readOnly = method === 'GET' || method === 'HEAD';
  if (response.status === 303 && !readOnly) method = 'GET';
  else if (response.status < 303 && !readOnly) return undefined;
  if (!URL.canParse(location, from.url)) return undefined;
  const url = new URL(location, from.url);
  const ownOrigin = from.ownOrigin && url.origin === endpoint.origin;
  // Seen from a unix socket, a path is on that socket and any host is elsewhere.
  const elsewhere = endpoint.socketPath !== undefined && /^[a-z][a-z0-9+.-]*:\/\//i.test(location);
  if (ownOrigin && !elsewhere)
    return { method, target: resolveUrl({ ...endpoint, basePath: '' }, url.pathname + url.search) };
  return { method, target: { url: url.href, printed: url.href, ownOrigin: false } };
}

function refuseRedirect(
  next: Redirect,
  method: string,
  from: ResolvedUrl,
  body: Body | undefined,
): string | undefined {
  const { url, ownOrigin } = next.target;
  if (!/^https?:/.test(url)) return 'redirected to something that is not http';
  if (from.url.startsWith('https:') && url.startsWith('http:')) return 'redirected from https to http';
  if (!ownOrigin && next.method !== 'GET' && next.method !== 'HEAD') return 'redirected to another server';
  if (next.method === method && !canResend(body)) return 'redirected, but the body cannot be sent again';
  return undefined;
}

function redirectError(
  message: string,
  response: TransportResponse,
  call: Exchange,
  request: SentRequest,
): ClientError {
  discard(response);
  const { status } = response;
  return new ClientError(message, {
    status,
    code: 'BAD_REQUEST',
    request: maskedRequest(request, call.redactor),
  });
}

function discard(response: TransportResponse): void {
  if (response.body instanceof Readable) response.body.destroy();
}

async function pause(delay: number, call: Exchange, request: SentRequest): Promise<void> {
  try {
    await sleep(delay, undefined, call.signal && { signal: call.signal });
  } catch (error) {
    throw toClientError(error, call, request);
  }
}

/** Waits for work that others share, no longer than the signal allows. */
function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

export function toClientError(error: unknown, call: Exchange, request: SentRequest): ClientError {
  return failureToClientError(unwrapped(error), {
    request,
    signal: call.signal,
    printedOrigin: call.endpoint.printedOrigin,
    redactor: call.redactor,
  });
}

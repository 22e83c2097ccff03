import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { readAnswer } from './answer.js';
import { toClientError, whole } from './attempt.js';
import { type Body, toBody } from './body.js';
import { callersOwn } from './caller-failure.js';
import { type FailedRequest, invalidArgument } from './client-error.js';
import type { Connections } from './connections.js';
import type { CookieJar } from './cookies.js';
import type { CallContext, OutgoingRequest } from './credentials.js';
import { abortable } from './deadline.js';
import type { ErrorDescription, RawResponse } from './dialect.js';
import { download } from './download.js';
import { type Endpoint, resolveUrl } from './endpoint.js';
import { type Ending, exchange, type Exchange } from './exchange.js';
import { abortToClientError, maskedRequest } from './failure.js';
import { mergeHeaders } from './headers.js';
import { isRecord } from './is-record.js';
import { deadlineOf, phasesOf } from './limits.js';
import { checkPath } from './path.js';
import { missingIn, type Query, withQuery } from './query.js';
import type { Redactor } from './redactor.js';
import { checkOptions, type RequestDefaults, type RequestOptions } from './request-options.js';
import type { RestResponse } from './rest-response.js';
import type { Attempt, RetryPolicy } from './retry.js';
import type { WireLog } from './wire-log.js';

/** The verbs of HTTP, and those of Swift and Pithos. */
export type Verb = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'COPY' | 'MOVE' | 'OPTIONS';

/** The client as one call sees it: what it has, and what a subclass may do in its own way. */
export interface Caller {
  defaults: RequestDefaults;
  connections: Connections;
  cookieJar: CookieJar | undefined;
  redactor: Redactor;
  log: WireLog | undefined;
  /** Whether names on the service may hold control characters. */
  controlsInNames: boolean;
  endpoint(): Promise<Endpoint>;
  prepare(request: OutgoingRequest): void;
  parseBody(response: RawResponse): unknown;
  parseError(response: RawResponse, body: unknown): ErrorDescription | undefined;
  requestId(headers: IncomingHttpHeaders): string | undefined;
  authorize(
    request: OutgoingRequest,
    context: CallContext,
  ): Promise<string | undefined> | string | undefined | void;
  secrets(): Iterable<string>;
  renew(staleToken: string | undefined): Promise<boolean>;
  retryDelay(attempt: Attempt, policy: Partial<RetryPolicy> | false): number | undefined;
}

/** One call, from its options to the value of the answer. Rejects with ClientError and with nothing else. */
export async function performCall<T>(
  caller: Caller,
  method: Verb,
  path: string,
  options: RequestOptions,
): Promise<RestResponse<T>> {
  try {
    checkOptions(options);
    return await perform<T>(caller, method, path, options);
  } catch (error) {
    // What was given and will not be sent any more is closed.
    const source: unknown = isRecord(options) && options.body;
    if (source instanceof Readable) source.destroy();
    throw error;
  }
}

async function perform<T>(
  caller: Caller,
  method: Verb,
  path: string,
  options: RequestOptions,
): Promise<RestResponse<T>> {
  const body = toBody(options);
  const deadline = deadlineOf(caller.defaults, options);
  const call = beginExchange(caller, method, path, body, options, deadline?.signal);
  let read: unknown;
  let streaming = false;
  try {
    if (deadline?.signal.aborted) throw abortToClientError(deadline.signal);
    await aimExchange(call, caller, path, options.query);
    const ending = await exchange(call);
    streaming = options.as === 'stream' && ending.succeeded;
    read = streaming
      ? download(ending.answer, call, () => deadline?.clear())
      : await readEnding(ending, call, caller, options.as);
    if (body?.bytes) call.onSent?.({ transferred: body.bytes.length, total: body.bytes.length });
    const { status, headers } = ending.answer;
    return {
      status,
      headers,
      body: read as T,
      url: call.target.printed,
      get request() {
        return tellRequest(call, caller, headers);
      },
    };
  } catch (error) {
    if (read instanceof Readable) read.destroy();
    throw toClientError(error, call);
  } finally {
    if (!streaming) deadline?.clear();
  }
}

const unknownEndpoint: Endpoint = { origin: '', basePath: '', printedOrigin: 'the endpoint' };

/** All that is known of a call before the endpoint is. */
function beginExchange(
  caller: Caller,
  method: Verb,
  path: string,
  body: Body | undefined,
  options: RequestOptions,
  signal: AbortSignal | undefined,
): Exchange {
  const { cookieJar, redactor, log, defaults, connections } = caller;
  const { success, decompress = true, onProgress = defaults.onProgress } = options;
  const retry = mergeRetry(defaults.retry, options.retry);
  const headers = mergeHeaders(defaults.headers, options.headers);
  for (const name in headers) redactor.addHeader(name, headers[name]!);
  for (const fields of [defaults.query, options.query, body?.fields]) if (fields) redactor.addFields(fields);
  const tell: Exchange['onSent'] = onProgress && ((progress) => callersOwn(() => onProgress(progress)));
  const call: Exchange = {
    endpoint: unknownEndpoint,
    method,
    target: { url: '', printed: String(path), ownOrigin: true },
    body,
    headers,
    stream: options.as === 'stream',
    decompress,
    timeouts: phasesOf(defaults, options),
    signal,
    onSent: body && tell,
    onReceived: body ? undefined : tell,
    cookieJar,
    redactor,
    log,
    isSuccess: (status) => success?.includes(status) ?? (status >= 200 && status < 300),
    closing: connections.closing,
    transportFor: (target) => connections.transportTo(call.endpoint, target),
    prepare: (request) => caller.prepare(request),
    authorize: (request) => caller.authorize(request, { signal }) ?? undefined,
    secrets: () => caller.secrets(),
    renew: (stale) => caller.renew(stale),
    retryDelay: (attempt) => caller.retryDelay(attempt, retry),
  };
  return call;
}

/** Finds the URL of a call. */
async function aimExchange(
  call: Exchange,
  { endpoint, defaults, controlsInNames }: Caller,
  path: string,
  query: Query | undefined,
): Promise<void> {
  checkVerb(call);
  checkPath(path, controlsInNames);
  call.endpoint = await abortable(endpoint(), call.signal);
  call.target = resolveUrl(call.endpoint, path);
  // What a client always asks with is meant for its own service.
  const own = call.target.ownOrigin ? defaults.query : undefined;
  if (own || query)
    call.target = resolveUrl(call.endpoint, withQuery(path, { ...missingIn(path, own ?? {}), ...query }));
}

function checkVerb({ method, body }: Exchange): void {
  if (!/^[A-Z]+$/.test(method)) throw invalidArgument(`not a verb: ${JSON.stringify(method)}`);
  if (method === 'HEAD' && body) throw invalidArgument('HEAD carries no body');
}

async function readEnding(
  { answer, succeeded }: Ending,
  call: Exchange,
  caller: Caller,
  as: RequestOptions['as'] = 'parsed',
): Promise<unknown> {
  const { status, reason, headers, body: bytes } = await whole(answer);
  if (succeeded && as !== 'parsed') return bytes;
  const { method, redactor, target } = call;
  return readAnswer({ status, reason, headers, bytes, method, url: target.printed }, succeeded, {
    parseBody: (response) => caller.parseBody(response),
    parseError: (response, body) => caller.parseError(response, body),
    request: () => tellRequest(call, caller, headers),
    redactor,
  });
}

function tellRequest(
  { method, target }: Exchange,
  { redactor, requestId }: Caller,
  headers: IncomingHttpHeaders,
): FailedRequest {
  const id = requestId(headers);
  const request = maskedRequest({ method, printed: target.printed }, redactor);
  return id === undefined ? request : { ...request, id: redactor.text(id) };
}

function mergeRetry(
  defaults: RequestDefaults['retry'],
  own: RequestDefaults['retry'],
): Partial<RetryPolicy> | false {
  if (own === undefined) return defaults ?? {};
  return own && { ...(defaults || {}), ...own };
}

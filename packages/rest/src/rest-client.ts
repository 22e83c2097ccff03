import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { misread, readAnswer } from './answer.js';
import { type Body, toBody } from './body.js';
import { callersOwn } from './caller-failure.js';
import { ClientError, type FailedRequest, invalidArgument } from './client-error.js';
import { Connections, type ConnectionOptions } from './connections.js';
import type { CookieJar } from './cookies.js';
import { type CallContext, type Credentials, type OutgoingRequest, renewOnce } from './credentials.js';
import { abortable, type Deadline, startDeadline } from './deadline.js';
import { type Dialect, type ErrorDescription, jsonDialect, type RawResponse } from './dialect.js';
import { download } from './download.js';
import { type Endpoint, resolveLink, resolveUrl } from './endpoint.js';
import { type Answer, exchange, type Exchange, toClientError, whole } from './exchange.js';
import { abortToClientError, maskedRequest } from './failure.js';
import { mergeHeaders } from './headers.js';
import { Listing } from './listing.js';
import { checkPath } from './path.js';
import { checkProxy, proxyLogin } from './proxy-url.js';
import { missingIn, type Query, withQuery } from './query.js';
import { Redactor } from './redactor.js';
import {
  type CallOptions,
  checkDefaults,
  type RequestDefaults,
  type RequestOptions,
  type Timeouts,
  timeoutsOf,
} from './request-options.js';
import { type Attempt, defaultRetry, retryDelay, type RetryPolicy } from './retry.js';
import type { AnyAgent } from './route.js';
import { wait, type WaitOptions } from './wait.js';
import { WireLog, type WireLogOptions } from './wire-log.js';

/** A successful answer. */
export interface RestResponse<T = unknown> {
  status: number;
  /** Names in lower case. */
  headers: IncomingHttpHeaders;
  body: T;
  /** The URL that answered, after redirects. */
  url: string;
  /** For an error that is found later: secrets masked, with the id under which the server logged it. */
  readonly request: FailedRequest;
}

/** How to reach a service and as whom. */
export interface RestClientOptions extends RequestDefaults, ConnectionOptions {
  credentials?: Credentials | undefined;
  dialect?: Dialect | undefined;
  cookieJar?: CookieJar | undefined;
  /** Print the traffic. Left out, the `DEBUG` variable decides. */
  log?: boolean | WireLogOptions | undefined;
}

type Verb = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'COPY' | 'MOVE' | 'OPTIONS';

/**
 * A client of one service: how it is reached (transport), how it speaks ({@link Dialect}) and who calls
 * ({@link Credentials}), kept apart. Service clients extend it with methods of their own.
 *
 * Nothing of a call is kept on the client, so any number may be under way at once. Every method rejects with a
 * {@link ClientError} and with nothing else; none throws synchronously.
 */
export class RestClient {
  /** How the service speaks. */
  protected readonly dialect: Dialect;
  protected readonly credentials: Credentials | undefined;
  /** Shared with clones. */
  private readonly connections: Connections;
  private readonly cookieJar: CookieJar | undefined;
  private readonly redactor: Redactor;
  private readonly log: WireLog | undefined;
  private readonly defaults: RequestDefaults;

  /** @throws ClientError INVALID_ARGUMENT for an option that cannot be right */
  constructor(options: RestClientOptions) {
    checkDefaults(options);
    this.dialect = options.dialect ?? jsonDialect;
    this.credentials = options.credentials;
    this.cookieJar = options.cookieJar;
    this.redactor = new Redactor();
    this.connections = new Connections(options);
    for (const secret of options.credentials?.secrets?.() ?? []) this.redactor.add(secret);
    this.redactor.add(options.tls?.passphrase);
    this.redactor.add(options.proxy ? proxyLogin(checkProxy(options.proxy)) : undefined);
    this.log = WireLog.create(options.log, this.redactor);
    const { headers, query, timeout, signal, retry } = options;
    this.defaults = { headers, query, timeout, signal, retry };
  }

  /** GET, safe to repeat. @param path below the endpoint, or a link the server gave; see {@link request} */
  get<T = unknown>(path: string, options?: RequestOptions): Promise<RestResponse<T>> {
    return this.request<T>('GET', path, options);
  }

  /** HEAD: GET without the body. */
  head(path: string, options?: RequestOptions): Promise<RestResponse<undefined>> {
    return this.request<undefined>('HEAD', path, options);
  }

  post<T = unknown>(path: string, options?: RequestOptions): Promise<RestResponse<T>> {
    return this.request<T>('POST', path, options);
  }

  put<T = unknown>(path: string, options?: RequestOptions): Promise<RestResponse<T>> {
    return this.request<T>('PUT', path, options);
  }

  patch<T = unknown>(path: string, options?: RequestOptions): Promise<RestResponse<T>> {
    return this.request<T>('PATCH', path, options);
  }

  delete<T = unknown>(path: string, options?: RequestOptions): Promise<RestResponse<T>> {
    return this.request<T>('DELETE', path, options);
  }

  /** COPY, as Swift and Pithos know it. */
  copy<T = unknown>(path: string, options?: RequestOptions): Promise<RestResponse<T>> {
    return this.request<T>('COPY', path, options);
  }

  /** MOVE, as Pithos knows it. */
  move<T = unknown>(path: string, options?: RequestOptions): Promise<RestResponse<T>> {
    return this.request<T>('MOVE', path, options);
  }

  /**
   * Sends one request, again where that is safe, and reads the answer.
   *
   * A DELETE is done as well when it is sent again because its answer was lost, and then finds nothing (404, 410): the
   * result has that status, and no body.
   *
   * @param path below the endpoint (build it with the `path` tag), or an absolute URL that the server gave; one of
   * another origin gets no credentials
   * @throws ClientError for every failure, a status that is no success included
   */
  async request<T = unknown>(
    method: Verb,
    path: string,
    options: RequestOptions = {},
  ): Promise<RestResponse<T>> {
    checkDefaults(options);
    const body = toBody(options);
    const deadline = this.startDeadline(options);
    const call = this.beginExchange(method, path, body, options, deadline?.signal);
    let read: unknown;
    let streaming = false;
    try {
      if (deadline?.signal.aborted) throw abortToClientError(deadline.signal);
      await this.aimExchange(call, path, options.query);
      const { answer, succeeded } = await exchange(call);
      streaming = options.as === 'stream' && succeeded;
      read = streaming
        ? download(answer, call, () => deadline?.clear())
        : this.readExchange(await whole(answer), succeeded, call, options.as);
      if (body?.bytes) call.onProgress?.({ transferred: body.bytes.length, total: body.bytes.length });
      const { status, headers } = answer;
      const request = (): FailedRequest => this.tellRequest(call, headers);
      return {
        status,
        headers,
        body: read as T,
        url: call.target.printed,
        get request() {
          return request();
        },
      };
    } catch (error) {
      body?.discard?.();
      if (read instanceof Readable) read.destroy();
      throw toClientError(error, call);
    } finally {
      if (!streaming) deadline?.clear();
    }
  }

  /**
   * The same client with other defaults. It shares connections and session with this one, and all else that a subclass
   * keeps in ordinary fields; `#private` ones cannot be copied.
   */
  with(overrides: RequestDefaults): this {
    checkDefaults(overrides);
    const { defaults } = this;
    // A shallow copy: what a subclass keeps (its session, its connections) is shared, not made again.
    return Object.assign(Object.create(Object.getPrototypeOf(this) as object) as this, this, {
      defaults: {
        ...defaults,
        ...overrides,
        headers: mergeHeaders(defaults.headers, overrides.headers),
        query: { ...defaults.query, ...overrides.query },
      },
    });
  }

  /** Closes all connections of this client and its clones. A later call opens new ones. */
  close(): Promise<void> {
    this.connections.close();
    return Promise.resolve();
  }

  /** Adds the headers the service always wants. The default asks the dialect. */
  protected prepare(request: OutgoingRequest): void {
    request.headers['user-agent'] ??= 'leister';
    this.dialect.prepare?.(request);
  }

  /** The value of a body. The default asks the dialect. May throw anything for one that cannot be read. */
  protected parseBody(response: RawResponse): unknown {
    return this.dialect.parseBody(response);
  }

  /** What an answer says went wrong, under whatever status; undefined for nothing. The default asks the dialect. */
  protected parseError(response: RawResponse, body: unknown): ErrorDescription | undefined {
    return this.dialect.parseError(response, body);
  }

  /** Where the next page is: a URL, which may be relative to that of the answer. The default asks the dialect. */
  protected nextPage(response: RestResponse): string | undefined {
    return this.dialect.nextPage?.(response);
  }

  /** The pause before a request is sent again, in milliseconds; undefined when it must not be. */
  protected retryDelay(attempt: Attempt, policy: Partial<RetryPolicy> | false): number | undefined {
    return policy === false ? undefined : retryDelay(attempt, { ...defaultRetry, ...policy });
  }

  /**
   * Adds what proves the caller to a request that goes to the endpoint's own origin, and gives the token used. The
   * default asks the credentials.
   */
  protected authorize(
    request: OutgoingRequest,
    context: CallContext,
  ): Promise<string | undefined> | string | undefined | void {
    return this.credentials?.apply(request, context);
  }

  /**
   * Called when the server refused a token that `authorize` would still use, and never twice at once for one token.
   * Resolves with true when there is a new one, with false when none can be had. The default asks the credentials.
   */
  protected async renew(staleToken: string | undefined, context: CallContext): Promise<boolean> {
    if (!this.credentials?.renew) return false;
    await this.credentials.renew(staleToken, context);
    return true;
  }

  /** Where the service is; found on first use when the endpoint was given as a function. */
  protected endpoint(): Promise<Endpoint> {
    return this.connections.endpoint();
  }

  /** What holds the connections to the endpoint, for a protocol that begins as HTTP: a websocket. */
  protected async connectionAgent(): Promise<AnyAgent> {
    const endpoint = await this.endpoint();
    return this.connections.transportTo(endpoint, { url: endpoint.origin, ownOrigin: true }).agent();
  }

  /**
   * A listing that starts at `path` and follows the dialect's `nextPage`.
   *
   * @param path may be a function, when it can fail: a listing fails only when it is used
   * @param read the items in the body of a page
   * @param fetch asks for one page; `get` unless told otherwise
   */
  protected list<T>(
    path: string | (() => string),
    read: (body: unknown) => T[],
    options: RequestOptions = {},
    fetch = (path: string, options: RequestOptions): Promise<RestResponse> => this.get(path, options),
  ): Listing<T> {
    return new Listing<T>(
      async (next) => {
        if (next !== undefined) await this.checkNextPage(next);
        const first = typeof path === 'string' ? path : path();
        const response = await fetch(
          next ?? first,
          next === undefined ? options : { ...options, query: undefined },
        );
        const items = this.readResponse(response, read);
        const link = this.nextPage(response);
        return link ? { items, next: resolveLink(await this.endpoint(), link, response.url) } : { items };
      },
      { signal: options.signal },
    );
  }

  /**
   * What `read` makes of the body of an answer.
   *
   * @throws ClientError PARSE, with the request and what was wrong, when `read` throws
   */
  protected readResponse<B, T>(response: RestResponse<B>, read: (body: B) => T): T {
    try {
      return read(response.body);
    } catch (error) {
      throw misread(response, error, this.redactor);
    }
  }

  /** Looks again and again until `done`; see {@link wait}. */
  protected wait<S>(
    poll: (context: { signal: AbortSignal }) => Promise<S>,
    done: (state: S) => boolean,
    options?: WaitOptions<S>,
  ): Promise<S> {
    return wait(poll, done, options);
  }

  /**
   * Does work that is more, or other, than one request under the limits of one call: the signals and the total time of
   * the call and of the client. `work` must heed the signal it is handed.
   *
   * @throws ClientError ABORTED or TIMEOUT when work fails after its signal was aborted; else what work throws
   */
  protected async withinLimits<T>(
    options: CallOptions | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    checkDefaults(options ?? {});
    const { signal, clear } = this.startDeadline(options ?? {}) ?? startDeadline([], undefined);
    try {
      if (signal.aborted) throw abortToClientError(signal);
      return await work(signal);
    } catch (error) {
      if (error instanceof ClientError || !signal.aborted) throw error;
      throw abortToClientError(signal);
    } finally {
      clear();
    }
  }

  /** Text with every secret this client knows masked. */
  protected redact(text: string): string {
    return this.redactor.text(text);
  }

  /** Makes a secret known that the client learnt (a token in an answer), so that it is never printed. */
  protected keepSecret(secret: string): void {
    this.redactor.add(secret);
  }

  /** Undefined when nothing can end the call early: most calls have neither signal nor time limit. */
  private startDeadline(options: CallOptions): Deadline | undefined {
    const { total } = this.timeouts(options);
    const signals = [this.defaults.signal, options.signal];
    return total === undefined && signals.every((signal) => !signal)
      ? undefined
      : startDeadline(signals, total);
  }

  private timeouts({ timeout }: CallOptions): Timeouts {
    return { ...timeoutsOf(this.defaults.timeout), ...timeoutsOf(timeout) };
  }

  /** All that is known of a call before the endpoint is. */
  private beginExchange(
    method: Verb,
    path: string,
    body: Body | undefined,
    options: RequestOptions,
    signal: AbortSignal | undefined,
  ): Exchange {
    const { cookieJar, redactor, log, defaults } = this;
    const { success, onProgress, decompress = true } = options;
    const retry = mergeRetry(defaults.retry, options.retry);
    const headers = mergeHeaders(defaults.headers, options.headers);
    for (const name in headers) redactor.addHeader(name, headers[name]!);
    for (const fields of [defaults.query, options.query, body?.fields])
      if (fields) redactor.addFields(fields);
    const call: Exchange = {
      endpoint: unknownEndpoint,
      method,
      target: { url: '', printed: String(path), ownOrigin: true },
      body,
      headers,
      stream: options.as === 'stream',
      decompress,
      timeouts: this.timeouts(options),
      signal,
      onProgress: onProgress && ((progress) => callersOwn(() => onProgress(progress))),
      cookieJar,
      redactor,
      log,
      isSuccess: (status) => success?.includes(status) ?? (status >= 200 && status < 300),
      transportFor: (target) => this.connections.transportTo(call.endpoint, target),
      prepare: (request) => this.prepare(request),
      authorize: (request) => this.authorize(request, { signal }) ?? undefined,
      secrets: () => this.credentials?.secrets?.() ?? [],
      renew: (stale) => renewOnce(this.credentials ?? this.connections, stale, () => this.renew(stale, {})),
      retryDelay: (attempt) => this.retryDelay(attempt, retry),
    };
    return call;
  }

  /** Finds the URL of a call. */
  private async aimExchange(call: Exchange, path: string, query: Query | undefined): Promise<void> {
    checkVerb(call);
    checkPath(path);
    const endpoint = (call.endpoint = await abortable(this.endpoint(), call.signal));
    const { query: defaults } = this.defaults;
    // What a client always asks with is meant for its own service.
    const kept = defaults && resolveUrl(endpoint, path).ownOrigin ? missingIn(path, defaults) : {};
    call.target = resolveUrl(endpoint, withQuery(path, { ...kept, ...query }));
  }

  private readExchange(
    answer: Answer,
    succeeded: boolean,
    call: Exchange,
    as: RequestOptions['as'] = 'parsed',
  ): unknown {
    const { status, reason, headers, body: bytes } = answer;
    const { method, redactor, target } = call;
    if (succeeded && as !== 'parsed') return bytes;
    return readAnswer({ status, reason, headers, bytes, method, url: target.printed }, succeeded, {
      parseBody: (response) => this.parseBody(response),
      parseError: (response, body) => this.parseError(response, body),
      request: () => this.tellRequest(call, headers),
      redactor,
    });
  }

  private tellRequest({ method, target }: Exchange, headers: IncomingHttpHeaders): FailedRequest {
    const id = this.dialect.requestId?.(headers);
    const request = maskedRequest({ method, printed: target.printed }, this.redactor);
    return id === undefined ? request : { ...request, id: this.redactor.text(id) };
  }

  private async checkNextPage(next: string): Promise<void> {
    if (isOwn(await this.endpoint(), next)) return;
    throw new ClientError('the next page is said to be on another server', {
      code: 'PARSE',
      details: [this.redact(next)],
    });
  }
}

const unknownEndpoint: Endpoint = { origin: '', basePath: '', printedOrigin: 'the endpoint' };

function isOwn(endpoint: Endpoint, link: string): boolean {
  try {
    return resolveUrl(endpoint, link).ownOrigin;
  } catch {
    return false;
  }
}

function checkVerb({ method, body }: Exchange): void {
  if (!/^[A-Z]+$/.test(method)) throw invalidArgument(`not a verb: ${JSON.stringify(method)}`);
  if (method === 'HEAD' && body) throw invalidArgument('HEAD carries no body');
}

function mergeRetry(
  defaults: RequestDefaults['retry'],
  own: RequestDefaults['retry'],
): Partial<RetryPolicy> | false {
  if (own === undefined) return defaults ?? {};
  return own && { ...(defaults || {}), ...own };
}

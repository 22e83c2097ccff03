import { Readable } from 'node:stream';
import type { IncomingHttpHeaders } from 'node:http';
import { type BodyOptions, countBytes, type Progress, toBody } from './body.js';
import { ClientError, type FailedRequest, invalidArgument } from './client-error.js';
import type { CookieJar } from './cookies.js';
import type { CallContext, Credentials, OutgoingRequest } from './credentials.js';
import { type Deadline, startDeadline } from './deadline.js';
import { describeError } from './describe-error.js';
import { type Dialect, type ErrorDescription, jsonDialect, type RawResponse } from './dialect.js';
import { type Endpoint, type EndpointSource, parseEndpoint, resolveLink, resolveUrl } from './endpoint.js';
import { exchange, type Exchange, type ExchangeResult, toClientError } from './exchange.js';
import { abortToClientError, maskedRequest, type SentRequest } from './failure.js';
import { Listing } from './listing.js';
import { checkPath } from './path.js';
import { type Query, withQuery } from './query.js';
import { Redactor } from './redactor.js';
import { type Attempt, defaultRetry, retryDelay, type RetryPolicy } from './retry.js';
import type { TlsOptions } from './tls.js';
import type { PhaseTimeouts } from './phase-timeouts.js';
import { type AnyAgent, Transport } from './transport.js';
import { wait, type WaitOptions } from './wait.js';
import { WireLog, type WireLogOptions } from './wire-log.js';

/** Limits in milliseconds: a number for the whole call, retries included, or one for each phase of an attempt. */
export interface Timeouts extends PhaseTimeouts {
  /** The whole call, retries and reading the answer included. No default. */
  total?: number;
}

/** What may differ from call to call; `with` changes it for a whole client. */
export interface RequestDefaults {
  headers?: Readonly<Record<string, string | undefined>> | undefined;
  query?: Query | undefined;
  /** Milliseconds for the whole call, or limits for its phases. */
  timeout?: number | Timeouts | undefined;
  signal?: AbortSignal | undefined;
  /** `false` for no retries at all. */
  retry?: Partial<RetryPolicy> | false | undefined;
}

/** What every public method of every client takes at its end. */
export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** Milliseconds for the whole call, or limits for its phases. */
  timeout?: number | Timeouts | undefined;
  headers?: Readonly<Record<string, string | undefined>> | undefined;
  query?: Query | undefined;
}

/** How one request is sent and its answer read. */
export interface RequestOptions extends CallOptions, BodyOptions {
  retry?: Partial<RetryPolicy> | false | undefined;
  /** Statuses that are no failure. Default: 200 to 299. */
  success?: readonly number[] | undefined;
  /** What the body is given as: read by the dialect (the default), as it came, or as a stream. */
  as?: 'parsed' | 'bytes' | 'stream' | undefined;
  /** False leaves a compressed body as it is. Default true. */
  decompress?: boolean | undefined;
  /** Told how much of a body was sent or, for `as: 'stream'`, received. */
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** A successful answer. */
export interface RestResponse<T = unknown> {
  status: number;
  /** Names in lower case. */
  headers: IncomingHttpHeaders;
  body: T;
  /** The URL that answered, after redirects. */
  url: string;
}

/** How to reach a service and as whom. */
export interface RestClientOptions extends RequestDefaults {
  endpoint: EndpointSource;
  credentials?: Credentials | undefined;
  dialect?: Dialect | undefined;
  tls?: TlsOptions | undefined;
  /** URL of an HTTP proxy; `false` for none; left out, HTTP_PROXY, HTTPS_PROXY and NO_PROXY decide. */
  proxy?: string | false | undefined;
  cookieJar?: CookieJar | undefined;
  /** Print the traffic. Left out, the `DEBUG` variable decides. */
  log?: boolean | WireLogOptions | undefined;
  /** Connections open at once at the most. Default 64. */
  maxConnections?: number | undefined;
}

/** What the clones of a client share with it. */
interface Shared {
  endpointSource: EndpointSource;
  endpoint: Promise<Endpoint> | undefined;
  transport: Transport | undefined;
  foreignTransports: Map<string, Transport>;
  tls: TlsOptions | undefined;
  proxy: string | false | undefined;
  maxConnections: number | undefined;
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
  private readonly shared: Shared;
  private readonly cookieJar: CookieJar | undefined;
  private readonly redactor: Redactor;
  private readonly log: WireLog | undefined;
  private readonly defaults: RequestDefaults;

  /** @throws ClientError INVALID_ARGUMENT for an option that cannot be right */
  constructor(options: RestClientOptions) {
    if (typeof options.endpoint === 'string') parseEndpoint(options.endpoint);
    else if (typeof options.endpoint !== 'function') throw invalidArgument('a client needs an endpoint');
    checkDefaults(options);
    this.dialect = options.dialect ?? jsonDialect;
    this.credentials = options.credentials;
    this.cookieJar = options.cookieJar;
    this.redactor = new Redactor();
    for (const secret of options.credentials?.secrets?.() ?? []) this.redactor.add(secret);
    this.redactor.add(options.tls?.passphrase);
    this.log = WireLog.create(options.log, this.redactor);
    const { headers, query, timeout, signal, retry } = options;
    this.defaults = { headers, query, timeout, signal, retry };
    this.shared = {
      endpointSource: options.endpoint,
      endpoint: undefined,
      transport: undefined,
      foreignTransports: new Map(),
      tls: options.tls,
      proxy: options.proxy,
      maxConnections: options.maxConnections,
    };
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
    const timeouts = timeoutsOf(this.defaults.timeout, options.timeout);
    const deadline = this.startDeadline(options);
    let streaming = false;
    const call: Exchange = {
      endpoint: unknownEndpoint,
      method,
      target: { url: '', printed: path, ownOrigin: true },
      headers: lowerCased({ ...this.defaults.headers, ...options.headers }),
      body,
      stream: options.as === 'stream',
      decompress: options.decompress ?? true,
      timeouts,
      signal: deadline?.signal,
      onProgress: options.onProgress,
      credentials: this.credentials,
      cookieJar: this.cookieJar,
      redactor: this.redactor,
      log: this.log,
      transportFor: (ownOrigin, url) => this.transportFor(call.endpoint, ownOrigin, url),
      prepare: (request) => this.prepare(request),
      retryDelay: (attempt) => this.retryDelay(attempt, options.retry ?? this.defaults.retry ?? {}),
    };
    try {
      if (deadline?.signal.aborted) throw deadline.signal.reason;
      checkPath(path.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, ''));
      call.endpoint = await this.endpoint();
      call.target = resolveUrl(call.endpoint, withQuery(path, { ...this.defaults.query, ...options.query }));
      const result = await exchange(call);
      const succeeded =
        options.success?.includes(result.status) ?? (result.status >= 200 && result.status < 300);
      if (result.body instanceof Readable && succeeded) {
        streaming = true;
        const stream = this.streamBody(result, call, options, () => deadline?.clear());
        return { status: result.status, headers: result.headers, body: stream as T, url: result.url };
      }
      const response = await rawResponse(method, result);
      const parsed = this.readAnswer(response, result.request, succeeded, options.as ?? 'parsed');
      if (body?.bytes) options.onProgress?.({ transferred: body.bytes.length, total: body.bytes.length });
      return { status: result.status, headers: result.headers, body: parsed as T, url: result.url };
    } catch (error) {
      throw toClientError(error, call, { method, printed: call.target.printed });
    } finally {
      if (!streaming) deadline?.clear();
    }
  }

  /** The same client with other defaults. It shares connections and session with this one. */
  with(overrides: RequestDefaults): this {
    checkDefaults(overrides);
    const { defaults } = this;
    // A shallow copy: what a subclass keeps (its session, its connections) is shared, not made again.
    return Object.assign(Object.create(Object.getPrototypeOf(this) as object) as this, this, {
      defaults: {
        ...defaults,
        ...overrides,
        headers: { ...defaults.headers, ...overrides.headers },
        query: { ...defaults.query, ...overrides.query },
      },
    });
  }

  /** Closes all connections of this client and its clones. A later call opens new ones. */
  close(): Promise<void> {
    this.shared.transport?.close();
    for (const transport of this.shared.foreignTransports.values()) transport.close();
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

  /** Where the service is; found on first use when the endpoint was given as a function. */
  protected endpoint(): Promise<Endpoint> {
    const { shared } = this;
    shared.endpoint ??= findEndpoint(shared.endpointSource).catch((error: unknown) => {
      // Not found this time is not never found.
      shared.endpoint = undefined;
      throw error;
    });
    return shared.endpoint;
  }

  /** What holds the connections to the endpoint, for a protocol that begins as HTTP: a websocket. */
  protected async connectionAgent(): Promise<AnyAgent> {
    const endpoint = await this.endpoint();
    return this.transportFor(endpoint, true, endpoint.origin).agent();
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
        const link = this.nextPage(response);
        const items = read(response.body);
        return link === undefined
          ? { items }
          : { items, next: resolveLink(await this.endpoint(), link, response.url) };
      },
      { signal: options.signal },
    );
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
    const { total } = timeoutsOf(this.defaults.timeout, options.timeout);
    const signals = [this.defaults.signal, options.signal];
    return total === undefined && signals.every((signal) => !signal)
      ? undefined
      : startDeadline(signals, total);
  }

  private transportFor(endpoint: Endpoint, ownOrigin: boolean, url: string): Transport {
    const { shared } = this;
    const { tls, proxy, maxConnections } = shared;
    if (ownOrigin) return (shared.transport ??= new Transport(endpoint, { tls, proxy, maxConnections }));
    const { origin } = new URL(url);
    let transport = shared.foreignTransports.get(origin);
    if (!transport) {
      // A client certificate is a credential, a pinned one is the endpoint's alone: neither goes elsewhere.
      const foreign = {
        ...(tls?.ca !== undefined && { ca: tls.ca }),
        ...(tls?.insecure && { insecure: true }),
      };
      transport = new Transport({ origin, basePath: '', printedOrigin: origin }, { tls: foreign, proxy });
      shared.foreignTransports.set(origin, transport);
    }
    return transport;
  }

  private readAnswer(
    response: RawResponse,
    request: SentRequest,
    succeeded: boolean,
    as: 'parsed' | 'bytes' | 'stream',
  ): unknown {
    if (succeeded && as !== 'parsed') return response.bytes;
    let body: unknown;
    try {
      body = this.parseBody(response);
    } catch (cause) {
      if (succeeded) throw this.unreadable(response, this.failedRequest(request, response), cause);
      body = undefined;
    }
    // A fault may hide inside an HTTP 200, but a failure that the caller counts as success (404 for "no") is none.
    const expected = succeeded && response.status >= 400;
    const described = expected ? undefined : this.parseError(response, body);
    const fault = described ?? (succeeded ? undefined : describeError(response, body));
    if (!fault) return body;
    const Type = fault.type ?? ClientError;
    throw new Type(this.redact(fault.message), {
      status: fault.status ?? response.status,
      ...(fault.code && { code: fault.code }),
      details: (fault.details ?? []).map((detail) => this.redact(detail)),
      body: body ?? response.bytes,
      request: this.failedRequest(request, response),
    });
  }

  private unreadable(response: RawResponse, request: FailedRequest, cause: unknown): ClientError {
    const type = response.headers['content-type'] ?? 'no content type';
    const { message, details = [] } = describeError(response, new TextDecoder().decode(response.bytes));
    if (cause instanceof ClientError) return cause;
    return new ClientError(`the answer cannot be read (${this.redact(type)})`, {
      status: response.status,
      code: 'PARSE',
      details: [message, ...details].map((detail) => this.redact(detail)),
      body: response.bytes,
      request,
    });
  }

  private failedRequest(request: SentRequest, response: RawResponse): FailedRequest {
    const id = this.dialect.requestId?.(response.headers);
    return { ...maskedRequest(request, this.redactor), ...(id !== undefined && { id: this.redact(id) }) };
  }

  /** A streamed body whose errors are ClientErrors; the deadline holds until it ends. */
  private streamBody(
    result: ExchangeResult,
    call: Exchange,
    options: RequestOptions,
    end: () => void,
  ): Readable {
    const source = result.body as Readable;
    const length = Number(result.headers['content-length']);
    const counted = countBytes(Number.isFinite(length) ? length : undefined, (progress) =>
      options.onProgress?.(progress),
    );
    source.on('error', (error) => {
      const fail = (): unknown => counted.destroy(toClientError(error, call, result.request));
      fail();
    });
    counted.once('close', () => {
      end();
      source.destroy();
    });
    return source.pipe(counted);
  }

  private async checkNextPage(next: string): Promise<void> {
    const endpoint = await this.endpoint();
    if (resolveUrl(endpoint, next).ownOrigin) return;
    throw new ClientError('the next page is said to be on another server', {
      code: 'PARSE',
      details: [this.redact(next)],
    });
  }
}

const unknownEndpoint: Endpoint = { origin: '', basePath: '', printedOrigin: 'the endpoint' };

async function findEndpoint(source: EndpointSource): Promise<Endpoint> {
  return parseEndpoint(typeof source === 'string' ? source : await source());
}

async function rawResponse(method: string, result: ExchangeResult): Promise<RawResponse> {
  const { status, reason, headers, url } = result;
  let bytes: Uint8Array;
  if (result.body instanceof Readable) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of result.body) chunks.push(chunk as Uint8Array);
    bytes = Buffer.concat(chunks);
  } else {
    bytes = result.body;
  }
  return { status, reason, headers, bytes, method, url };
}

function lowerCased(headers: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const lower: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) lower[name.toLowerCase()] = value;
  }
  return lower;
}

function timeoutsOf(defaults: number | Timeouts | undefined, own: number | Timeouts | undefined): Timeouts {
  const asObject = (timeout: number | Timeouts | undefined): Timeouts =>
    typeof timeout === 'number' ? { total: timeout } : (timeout ?? {});
  return { ...asObject(defaults), ...asObject(own) };
}

/** @throws ClientError INVALID_ARGUMENT */
function checkDefaults({ timeout, headers, retry, signal }: RequestDefaults): void {
  const limits =
    typeof timeout === 'object' && timeout !== null ? Object.entries(timeout) : [['timeout', timeout]];
  for (const [name, limit] of limits as [string, unknown][]) {
    if (limit !== undefined && !(typeof limit === 'number' && limit > 0)) {
      throw invalidArgument(`a timeout is a number of milliseconds above 0: ${name}`);
    }
  }
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name))
      throw invalidArgument(`not the name of a header: ${JSON.stringify(name)}`);
    // The value itself may be a secret and is not repeated.
    if (value !== undefined && !isHeaderValue(value))
      throw invalidArgument(`not a value for the header ${name}`);
  }
  if (
    typeof retry === 'object' &&
    retry.limit !== undefined &&
    !(Number.isInteger(retry.limit) && retry.limit >= 0)
  ) {
    throw invalidArgument('the limit of retries is a whole number from 0');
  }
  if (signal !== undefined && !(signal instanceof AbortSignal))
    throw invalidArgument('signal is not an AbortSignal');
}

function isHeaderValue(value: unknown): boolean {
  return typeof value === 'string' && !/[^\t\x20-\x7e\x80-\xff]/.test(value);
}

export type { CallContext };

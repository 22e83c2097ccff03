import { misread } from './answer.js';
import { type Caller, performCall, type Verb } from './call.js';
import { invalidArgument } from './client-error.js';
import { Connections, type ConnectionOptions } from './connections.js';
import type { CookieJar } from './cookies.js';
import { type CallContext, type Credentials, type OutgoingRequest, renewOnce } from './credentials.js';
import { type Dialect, type ErrorDescription, jsonDialect, type RawResponse } from './dialect.js';
import { checkNextPage, type Endpoint, resolveLink } from './endpoint.js';
import { mergeHeaders } from './headers.js';
import { withinLimits } from './limits.js';
import { Listing } from './listing.js';
import { checkProxy, proxyLogin } from './proxy-url.js';
import { Redactor } from './redactor.js';
import {
  type CallOptions,
  checkDefaults,
  type RequestDefaults,
  type RequestOptions,
} from './request-options.js';
import type { RestResponse } from './rest-response.js';
import { type Attempt, defaultRetry, retryDelay, type RetryPolicy } from './retry.js';
import type { AnyAgent } from './route.js';
import { wait, type WaitOptions } from './wait.js';
import { isLogOptions, WireLog, type WireLogOptions } from './wire-log.js';

/** How to reach a service and as whom. */
export interface RestClientOptions extends RequestDefaults, ConnectionOptions {
  credentials?: Credentials | undefined;
  dialect?: Dialect | undefined;
  cookieJar?: CookieJar | undefined;
  /** Print the traffic. Left out, the `DEBUG` variable decides: 1 or a list of names with `leister` among them. */
  log?: boolean | WireLogOptions | undefined;
}

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
    checkParts(options);
    this.dialect = options.dialect ?? jsonDialect;
    this.credentials = options.credentials;
    this.cookieJar = options.cookieJar;
    this.redactor = new Redactor();
    this.connections = new Connections(options);
    for (const secret of options.credentials?.secrets?.() ?? []) this.redactor.add(secret);
    this.redactor.add(options.tls?.passphrase);
    this.redactor.add(options.proxy ? proxyLogin(checkProxy(options.proxy)) : undefined);
    this.log = WireLog.create(options.log, this.redactor);
    const { headers, query, timeout, signal, retry, onProgress } = options;
    this.defaults = { headers, query, timeout, signal, retry, onProgress };
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
  request<T = unknown>(method: Verb, path: string, options: RequestOptions = {}): Promise<RestResponse<T>> {
    return performCall<T>(this.caller(), method, path, options);
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

  /**
   * Closes all connections of this client and its clones. Their calls under way end with ABORTED, and are not sent
   * again. A later call opens new connections.
   */
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
        if (next !== undefined) checkNextPage(await this.endpoint(), next, this.redactor);
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
   * @throws ClientError ABORTED or TIMEOUT when work fails after its signal was aborted; else what work throws, as
   * ClientError
   */
  protected withinLimits<T>(
    options: CallOptions | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return withinLimits(this.defaults, options ?? {}, work);
  }

  /** Text with every secret this client knows masked. */
  protected redact(text: string): string {
    return this.redactor.text(text);
  }

  /** Makes a secret known that the client learnt (a token in an answer), so that it is never printed. */
  protected keepSecret(secret: string): void {
    this.redactor.add(secret);
  }

  private caller(): Caller {
    const { defaults, connections, cookieJar, redactor, log, credentials } = this;
    return {
      defaults,
      connections,
      cookieJar,
      redactor,
      log,
      controlsInNames: this.dialect.controlsInNames ?? false,
      endpoint: () => this.endpoint(),
      prepare: (request) => this.prepare(request),
      parseBody: (response) => this.parseBody(response),
      parseError: (response, body) => this.parseError(response, body),
      requestId: (headers) => this.dialect.requestId?.(headers),
      authorize: (request, context) => this.authorize(request, context),
      secrets: () => credentials?.secrets?.() ?? [],
      renew: (stale) => renewOnce(credentials ?? connections, stale, () => this.renew(stale, {})),
      retryDelay: (attempt, policy) => this.retryDelay(attempt, policy),
    };
  }
}

function checkParts({ credentials, dialect, cookieJar, log }: RestClientOptions): void {
  if (credentials && typeof credentials.apply !== 'function')
    throw invalidArgument('credentials are an object with apply(): see tokenCredentials');
  if (dialect && !(typeof dialect.parseBody === 'function' && typeof dialect.parseError === 'function'))
    throw invalidArgument('a dialect is an object with parseBody() and parseError(): see jsonDialect');
  if (cookieJar && typeof cookieJar.getCookieString !== 'function')
    throw invalidArgument('a cookie jar is an object with getCookieString() and setCookie()');
  if (log !== undefined && typeof log !== 'boolean' && !isLogOptions(log))
    throw invalidArgument('log is true, false or an object of headers, bodies (true or false) and write()');
}

import http from 'node:http';
import type https from 'node:https';
import { Readable } from 'node:stream';
import { got, type Method, type OptionsInit, type Response } from 'got';
import { markTransportError } from './error-cause.js';
import type { Endpoint } from './endpoint.js';
import { createTlsAgent, type TlsOptions } from './tls.js';

/** Limits on the phases of one attempt, in milliseconds. */
export interface PhaseTimeouts {
  /** Finding the host's address. Default 10000. */
  lookup?: number;
  /** Opening the connection. Default 10000. */
  connect?: number;
  /** Agreeing on TLS. Default 10000. */
  secureConnect?: number;
  /** Sending the request, body and all. No default. */
  send?: number;
  /** From the request being sent to the first of the answer. Default 60000. */
  response?: number;
  /** Without a byte either way. Default 60000. */
  idle?: number;
}

/** What goes over the wire, once. */
export interface TransportRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: Uint8Array | Readable | undefined;
  timeouts: PhaseTimeouts;
  signal: AbortSignal;
  /** True gives the body as a stream as soon as the headers are here. */
  stream: boolean;
  /** False leaves a compressed body as it is. */
  decompress: boolean;
}

/** What came back, its body undigested. */
export interface TransportResponse {
  status: number;
  reason: string;
  headers: http.IncomingHttpHeaders;
  body: Uint8Array | Readable;
}

/** How a {@link Transport} reaches its one origin. */
export interface TransportOptions {
  tls?: TlsOptions | undefined;
  /** URL of an HTTP proxy; `false` for none; left out, HTTP_PROXY, HTTPS_PROXY and NO_PROXY decide. */
  proxy?: string | false | undefined;
  /** Connections open at once at the most. Default 64. */
  maxConnections?: number | undefined;
}

export type AnyAgent = http.Agent | https.Agent;
type Options = Omit<OptionsInit, 'isStream' | 'responseType'>;

/**
 * A pool of kept-alive connections to one origin. Sends bytes and gives bytes: retries, redirects and meaning are
 * the client's.
 */
export class Transport {
  readonly #endpoint: Endpoint;
  readonly #options: TransportOptions;
  readonly #agents = new Set<AnyAgent>();
  #agent: AnyAgent | Promise<AnyAgent> | undefined;

  constructor(endpoint: Endpoint, options: TransportOptions = {}) {
    this.#endpoint = endpoint;
    this.#options = options;
  }

  /** Sends one request. Rejects with the system's own error, or the reason of the aborted signal. */
  async send(request: TransportRequest): Promise<TransportResponse> {
    const known = this.agent();
    const agent = known instanceof Promise ? await known : known;
    const options: Options = {
      // HTTP verbs beyond got's list (COPY, MOVE) go through as they are; only its type is closed.
      method: request.method as Method,
      headers: request.headers,
      // One agent serves both schemes here: a transport has one origin.
      agent: { http: agent, https: agent as https.Agent },
      timeout: gotTimeouts(request.timeouts),
      signal: request.signal,
      decompress: request.decompress,
      ...(request.body !== undefined && { body: request.body }),
      ...(request.method === 'GET' && request.body !== undefined && { allowGetBody: true }),
    };
    try {
      if (request.stream) return await streamed(request.url, options);
      return toResponse(await lean(request.url, options));
    } catch (error) {
      if (typeof error === 'object' && error !== null) markTransportError(error);
      throw error;
    }
  }

  /** Holds the connections: for a protocol that begins as HTTP and then keeps its connection. */
  agent(): AnyAgent | Promise<AnyAgent> {
    return (this.#agent ??= this.#createAgent());
  }

  /** Closes the idle connections and those in use. The transport opens new ones when it is used again. */
  close(): void {
    for (const agent of this.#agents) agent.destroy();
  }

  #createAgent(): AnyAgent | Promise<AnyAgent> {
    const options = {
      keepAlive: true,
      maxSockets: this.#options.maxConnections ?? 64,
      scheduling: 'lifo' as const,
    };
    const { socketPath, origin } = this.#endpoint;
    // got's own `unix:` URLs break on a space or a colon in the path; an agent does not.
    if (socketPath !== undefined) {
      // An agent hands all its options to net.connect; only its type does not know that.
      return this.#keep(new http.Agent({ ...options, socketPath } as http.AgentOptions));
    }
    if (this.#options.proxy === false) return this.#keep(this.#directAgent(options));
    if (this.#options.proxy === undefined && !hasProxyEnvironment())
      return this.#keep(this.#directAgent(options));
    return import('./proxy.js').then(({ createProxyAgent, proxyOf }) => {
      const proxy = this.#options.proxy || proxyOf(origin);
      const agent = proxy ? createProxyAgent(proxy, origin, this.#options.tls ?? {}, options) : undefined;
      return this.#keep(agent ?? this.#directAgent(options));
    });
  }

  #directAgent(options: http.AgentOptions): AnyAgent {
    return this.#endpoint.origin.startsWith('https:')
      ? createTlsAgent(this.#options.tls ?? {}, options)
      : new http.Agent(options);
  }

  #keep(agent: AnyAgent): AnyAgent {
    this.#agents.add(agent);
    return agent;
  }
}

/** got as a carrier of bytes: everything it could decide by itself is decided by RestClient. */
const lean = got.extend({
  retry: { limit: 0 },
  throwHttpErrors: false,
  followRedirect: false,
  cache: false,
  dnsCache: false,
  http2: false,
  setHost: true,
  responseType: 'buffer',
});

function gotTimeouts(timeouts: PhaseTimeouts): NonNullable<OptionsInit['timeout']> {
  const {
    lookup = 10_000,
    connect = 10_000,
    secureConnect = 10_000,
    response = 60_000,
    idle = 60_000,
  } = timeouts;
  return {
    lookup,
    connect,
    secureConnect,
    response,
    socket: idle,
    ...(timeouts.send !== undefined && { send: timeouts.send }),
  };
}

function toResponse(
  response: Pick<Response, 'statusCode' | 'statusMessage' | 'headers' | 'rawBody'>,
): TransportResponse {
  return {
    status: response.statusCode,
    reason: response.statusMessage ?? '',
    headers: response.headers,
    body: response.rawBody,
  };
}

function streamed(url: string, options: Options): Promise<TransportResponse> {
  const { body, ...rest } = options;
  return new Promise((resolve, reject) => {
    const stream = lean.stream(url, {
      ...rest,
      ...(body instanceof Readable ? {} : body !== undefined && { body }),
    });
    stream.once('error', reject);
    stream.once('response', (response: Response) => {
      stream.removeListener('error', reject);
      stream.on('error', markTransportError);
      resolve({
        status: response.statusCode,
        reason: response.statusMessage ?? '',
        headers: response.headers,
        body: stream,
      });
    });
    if (body instanceof Readable) {
      body.once('error', (error) => stream.destroy(error));
      body.pipe(stream);
    } else if (body === undefined && options.method !== 'GET' && options.method !== 'HEAD') {
      stream.end();
    }
  });
}

function hasProxyEnvironment(): boolean {
  return ['http_proxy', 'https_proxy', 'all_proxy'].some(
    (name) => process.env[name] || process.env[name.toUpperCase()],
  );
}

import http from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { got, type Got, type Method, type OptionsInit, type Request, type Response } from 'got';
import { markTransportError } from './error-cause.js';
import type { Endpoint } from './endpoint.js';
import { unwrapped } from './failure.js';
import { limitPhases, type PhaseTimeouts } from './phase-timeouts.js';
import { createTlsAgent, type TlsOptions } from './tls.js';

/** What goes over the wire, once. */
export interface TransportRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: Uint8Array | Readable | undefined;
  timeouts: PhaseTimeouts;
  signal: AbortSignal | undefined;
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

/**
 * A pool of kept-alive connections to one origin. Sends bytes and gives bytes: retries, redirects and meaning are
 * the client's.
 */
export class Transport {
  readonly #endpoint: Endpoint;
  readonly #options: TransportOptions;
  #agent: AnyAgent | Promise<AnyAgent> | undefined;
  #carrier: Got | undefined;

  constructor(endpoint: Endpoint, options: TransportOptions = {}) {
    this.#endpoint = endpoint;
    this.#options = options;
  }

  /** Sends one request. Rejects with the system's own error, or the reason of the aborted signal. */
  async send(request: TransportRequest): Promise<TransportResponse> {
    this.#agent ??= this.#createAgent();
    const agent = this.#agent instanceof Promise ? await this.#agent : this.#agent;
    this.#carrier ??= createCarrier(agent);
    try {
      return await carry(this.#carrier, request);
    } catch (error) {
      if (error instanceof Error && error !== request.signal?.reason) markTransportError(error);
      throw error;
    }
  }

  /** What holds the connections, for a protocol that begins as HTTP: a websocket. */
  async agent(): Promise<AnyAgent> {
    return (this.#agent ??= this.#createAgent());
  }

  /** Closes the idle connections and those in use. The transport opens new ones when it is used again. */
  close(): void {
    // An agent that is still being made has no connection yet.
    if (this.#agent && !(this.#agent instanceof Promise)) this.#agent.destroy();
    else void this.#agent?.then((agent) => agent.destroy()).catch(() => undefined);
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
      return new http.Agent({ ...options, socketPath } as http.AgentOptions);
    }
    if (this.#options.proxy === false) return this.#directAgent(options);
    if (this.#options.proxy === undefined && !hasProxyEnvironment()) return this.#directAgent(options);
    return import('./proxy.js').then(({ createProxyAgent, proxyOf }) => {
      const proxy = this.#options.proxy || proxyOf(origin);
      const agent = proxy ? createProxyAgent(proxy, origin, this.#options.tls ?? {}, options) : undefined;
      return agent ?? this.#directAgent(options);
    });
  }

  #directAgent(options: http.AgentOptions): AnyAgent {
    return this.#endpoint.origin.startsWith('https:')
      ? createTlsAgent(this.#options.tls ?? {}, options)
      : new http.Agent(options);
  }
}

/**
 * got as a carrier of bytes: everything it could decide by itself is decided by RestClient. Its own options for TLS,
 * names and time-outs would be copied for every request; here the agent has the first two, and phase-timeouts.ts does
 * without listeners on a connection that is already open.
 */
function createCarrier(agent: AnyAgent): Got {
  return got.extend({
    retry: { limit: 0 },
    throwHttpErrors: false,
    followRedirect: false,
    request: (url, { method, headers }) =>
      (url.protocol === 'https:' ? https : http).request(url, { method, headers, agent }),
  });
}

function carry(carrier: Got, request: TransportRequest): Promise<TransportResponse> {
  const { method, url, headers, body, decompress, signal, timeouts } = request;
  return new Promise((resolve, reject) => {
    // What was aborted while an agent or a token was waited for tells no listener any more.
    signal?.throwIfAborted();
    // HTTP verbs beyond got's list (COPY, MOVE) go through as they are; only its type is closed.
    const options: OptionsInit & { isStream?: true } = { method: method as Method, headers };
    if (!decompress) options.decompress = false;
    if (body !== undefined) options.body = body;
    if (body !== undefined && method === 'GET') options.allowGetBody = true;
    const stream = carrier.stream(url, options);
    const onAbort = (): void => {
      reject(signal?.reason as Error);
      // With an error, so that whoever is reading the answer learns of it.
      stream.destroy(new Error('aborted'));
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    stream.once('close', () => signal?.removeEventListener('abort', onAbort));
    // Also after the answer began: what then still fails is the body, and whoever reads it sees the same error.
    stream.on('error', (error) => {
      markTransportError(error);
      reject(unwrapped(error));
    });
    stream.once('request', (outgoing: http.ClientRequest) =>
      limitPhases(outgoing, timeouts, (error) => stream.destroy(error)),
    );
    stream.once('response', (response: Response) => {
      const { statusCode: status, statusMessage: reason = '', headers } = response;
      if (request.stream) resolve({ status, reason, headers, body: stream });
      else collect(stream, (bytes) => resolve({ status, reason, headers, body: bytes }));
    });
    if (body === undefined && method !== 'GET' && method !== 'HEAD') stream.end();
  });
}

function collect(stream: Request, done: (bytes: Uint8Array) => void): void {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.once('end', () => done(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
}

function hasProxyEnvironment(): boolean {
  return ['http_proxy', 'https_proxy', 'all_proxy'].some(
    (name) => process.env[name] || process.env[name.toUpperCase()],
  );
}

import { ClientError, invalidArgument } from './client-error.js';
import { messageOf } from './message-of.js';
import { type Endpoint, type EndpointSource, parseEndpoint, type ResolvedUrl } from './endpoint.js';
import { checkProxy } from './proxy-url.js';
import { checkTls, foreignTls, type TlsOptions, type TlsSettings } from './tls.js';
import { Transport } from './transport.js';

/** How a service is reached. */
export interface ConnectionOptions {
  endpoint: EndpointSource;
  tls?: TlsOptions | undefined;
  /** URL of an HTTP proxy; `false` for none; left out, HTTP_PROXY, HTTPS_PROXY and NO_PROXY decide. */
  proxy?: string | false | undefined;
  /** Connections open at once at the most. Default 64. */
  maxConnections?: number | undefined;
}

/** Where a service is, and the connections to it: what a client and its clones share. */
export class Connections {
  readonly #options: ConnectionOptions;
  readonly #tls: TlsSettings;
  #endpoint: Promise<Endpoint> | undefined;
  #own: Transport | undefined;
  /** By origin: a link or a redirect may lead anywhere. */
  readonly #foreign = new Map<string, Transport>();
  #closing = new AbortController();

  /** @throws ClientError INVALID_ARGUMENT */
  constructor(options: ConnectionOptions) {
    const { endpoint, tls = {}, proxy, maxConnections = 1 } = options;
    if (typeof endpoint === 'string') parseEndpoint(endpoint);
    else if (typeof endpoint !== 'function') throw invalidArgument('a client needs an endpoint');
    if (proxy) checkProxy(proxy);
    if (!(maxConnections >= 1)) throw invalidArgument('maxConnections is a number from 1');
    this.#options = options;
    this.#tls = checkTls(tls);
  }

  /** Where the service is; found on first use when the endpoint was given as a function. */
  endpoint(): Promise<Endpoint> {
    this.#endpoint ??= findEndpoint(this.#options.endpoint).catch((error: unknown) => {
      // Not found this time is not never found.
      this.#endpoint = undefined;
      throw error;
    });
    return this.#endpoint;
  }

  transportTo(endpoint: Endpoint, { url, ownOrigin }: Pick<ResolvedUrl, 'url' | 'ownOrigin'>): Transport {
    const { tls = {}, proxy, maxConnections } = this.#options;
    if (ownOrigin) return (this.#own ??= new Transport(endpoint, { tls: this.#tls, proxy, maxConnections }));
    const { origin } = new URL(url);
    const known = this.#foreign.get(origin);
    if (known) return known;
    const foreign = { origin, basePath: '', printedOrigin: origin };
    const transport = new Transport(foreign, { tls: checkTls(foreignTls(tls)), proxy, maxConnections });
    this.#foreign.set(origin, transport);
    return transport;
  }

  /** Ends when the connections are closed next. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  close(): void {
    this.#closing.abort();
    this.#closing = new AbortController();
    this.#own?.close();
    for (const transport of this.#foreign.values()) transport.close();
  }
}

async function findEndpoint(source: EndpointSource): Promise<Endpoint> {
  try {
    return parseEndpoint(typeof source === 'string' ? source : await source());
  } catch (error) {
    if (error instanceof ClientError) throw error;
    throw new ClientError(`the endpoint cannot be found: ${messageOf(error)}`, {
      code: 'CONNECTION',
      cause: error,
    });
  }
}

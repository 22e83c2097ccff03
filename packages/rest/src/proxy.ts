import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { HttpProxyAgent, HttpsProxyAgent, type HttpsProxyAgentOptions } from 'hpagent';
import { getProxyForUrl } from 'proxy-from-env';
import { defaultConnectTimeout, PhaseTimeout } from './phase-timeouts.js';
import { checkProxy, proxyLogin } from './proxy-url.js';
import type { Route } from './route.js';
import { holdUntilPinned, type TlsSettings } from './tls.js';

/** The proxy that HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY name for a URL; undefined for none. */
export function proxyFromEnvironment(url: string): URL | undefined {
  const proxy = getProxyForUrl(url);
  return proxy === '' ? undefined : checkProxy(proxy);
}

/** A way through an HTTP proxy: by CONNECT for https, so that TLS is spoken with the server itself. */
export function routeThrough(
  proxy: URL,
  origin: string,
  tls: TlsSettings,
  options: http.AgentOptions,
): Route {
  if (origin.startsWith('https:')) {
    const agent = new TunnelAgent({ ...options, ...tls.options, proxy }, tls.fingerprint);
    return {
      agent: () => agent,
      request: (url, details) => https.request(url, { ...details, agent }),
      close: () => agent.destroy(),
    };
  }
  return forward(proxy, options);
}

/** Plain requests are handed to the proxy whole: many of them let CONNECT through for TLS only. */
function forward(proxy: URL, options: http.AgentOptions): Route {
  const agent = proxy.protocol === 'https:' ? new https.Agent(options) : new http.Agent(options);
  const tunnel = new HttpProxyAgent({ ...options, proxy });
  const { hostname, port, protocol } = proxy;
  const login = proxyLogin(proxy);
  const authorization = login && { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
  return {
    agent: () => tunnel,
    request: (url, { method, headers }) =>
      http.request({
        protocol,
        hostname: hostname.replace(/^\[|\]$/g, ''),
        port,
        path: url.href,
        method,
        headers: { host: url.host, ...headers, ...authorization },
        agent,
      }),
    close: () => {
      agent.destroy();
      tunnel.destroy();
    },
  };
}

type OnConnected = (error: Error | null, stream: Duplex) => void;

class TunnelAgent extends HttpsProxyAgent {
  readonly #fingerprint: string | undefined;

  constructor(options: HttpsProxyAgentOptions, fingerprint: string | undefined) {
    super(options);
    this.#fingerprint = fingerprint;
  }

  override createConnection(options: https.AgentOptions, callback: OnConnected): Duplex | null | undefined {
    // Without a socket yet, no phase of a request can be limited: the way to the server has a limit of its own.
    return super.createConnection({ ...options, timeout: defaultConnectTimeout }, (error, stream) => {
      if (error) return callback(connectFailure(error), stream);
      // An https agent makes nothing else.
      const socket = stream as TLSSocket;
      socket.setTimeout(0);
      if (this.#fingerprint !== undefined) holdUntilPinned(socket, this.#fingerprint);
      callback(null, socket);
    });
  }
}

/** What hpagent says in words, in the proxy's name. */
function connectFailure(error: Error): Error {
  if (error.message === 'Proxy timeout') return new PhaseTimeout('connect', defaultConnectTimeout);
  const [, status] = /^Bad response: (\d+)$/.exec(error.message) ?? [];
  return status === undefined ? error : new Error(`the proxy answered ${status}`);
}

import http from 'node:http';
import https from 'node:https';
import type { Endpoint } from './endpoint.js';
import { checkProxy } from './proxy-url.js';
import { createTlsAgent, type TlsSettings } from './tls.js';

export type AnyAgent = http.Agent | https.Agent;

/** How requests get to one origin: over connections that are kept, to itself or to a proxy. */
export interface Route {
  /** Begins a request for a URL of the origin. */
  request(url: URL, options: http.RequestOptions): http.ClientRequest;
  /** Makes connections to the origin, for a protocol that begins as HTTP: a websocket. */
  agent(): AnyAgent;
  close(): void;
}

/** What decides on the route to an origin. */
export interface RouteOptions {
  tls: TlsSettings;
  /** URL of an HTTP proxy; `false` for none; left out, HTTP_PROXY, HTTPS_PROXY and NO_PROXY decide. */
  proxy?: string | false | undefined;
  /** Connections open at once at the most. Default 64. */
  maxConnections?: number | undefined;
}

export function findRoute(endpoint: Endpoint, options: RouteOptions): Route | Promise<Route> {
  const { tls, proxy, maxConnections = 64 } = options;
  const agentOptions = { keepAlive: true, maxSockets: maxConnections, scheduling: 'lifo' as const };
  const { socketPath, origin } = endpoint;
  if (socketPath !== undefined) {
    // got's own `unix:` URLs break on a space or a colon in the path; an agent does not.
    return direct(origin, createPlainAgent({ ...agentOptions, socketPath }));
  }
  const straight = (): Route =>
    direct(
      origin,
      origin.startsWith('https:') ? createTlsAgent(tls, agentOptions) : createPlainAgent(agentOptions),
    );
  if (proxy === false || (proxy === undefined && !isProxyInEnvironment())) return straight();
  return import('./proxy.js').then(({ proxyFromEnvironment, routeThrough }) => {
    const through = proxy === undefined ? proxyFromEnvironment(origin) : checkProxy(proxy);
    return through ? routeThrough(through, origin, tls, agentOptions) : straight();
  });
}

/** An agent hands all its options to net.connect; only its type does not know that. */
function createPlainAgent(options: http.AgentOptions & { socketPath?: string }): http.Agent {
  // TLS alone needs a server's name: without one here, the agent would spend milliseconds to find that it has none.
  const withoutName: http.AgentOptions & { servername: string } = { ...options, servername: '' };
  return new http.Agent(withoutName);
}

function direct(origin: string, agent: AnyAgent): Route {
  const { protocol, hostname, port } = new URL(origin);
  const { request } = protocol === 'https:' ? https : http;
  // As node would read it from a URL, which it does slowly, and for each request.
  const server = { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), port };
  return {
    request: ({ pathname, search }, { method, headers }) =>
      request({ path: pathname + search, method, headers, agent, ...server }),
    agent: () => agent,
    close: () => agent.destroy(),
  };
}

function isProxyInEnvironment(): boolean {
  return ['http_proxy', 'https_proxy', 'all_proxy'].some(
    (name) => process.env[name] || process.env[name.toUpperCase()],
  );
}

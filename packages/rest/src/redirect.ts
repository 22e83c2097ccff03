import { type Endpoint, type ResolvedUrl, resolveUrl, webUrl } from './endpoint.js';
import type { TransportResponse } from './transport.js';

/** What is being asked for; a redirect changes it. */
export interface Asked {
  method: string;
  target: ResolvedUrl;
}

/** Where an answer sends the caller; undefined when it is no redirect, or one that nobody knows how to follow. */
export function redirectOf(
  { status, headers }: TransportResponse,
  { method, target: from }: Asked,
  endpoint: Endpoint,
): Asked | undefined {
  const { location } = headers;
  if (location === undefined || ![301, 302, 303, 307, 308].includes(status)) return undefined;
  // Whether 301 and 302 keep the verb was never agreed upon.
  if (status < 303 && !isReadOnly(method)) return undefined;
  if (!URL.canParse(location, from.url)) return undefined;
  return {
    method: status === 303 && !isReadOnly(method) ? 'GET' : method,
    target: redirected(new URL(location, from.url), location, from, endpoint),
  };
}

/** Why a redirect must not be followed; undefined when it may. */
export function refuseRedirect(
  next: Asked,
  from: Asked,
  body: { given: boolean; canResend: boolean },
): string | undefined {
  const { url, ownOrigin } = next.target;
  if (!/^https?:/.test(url)) return 'redirected to something that is not http';
  if (from.target.url.startsWith('https:') && url.startsWith('http:')) return 'redirected from https to http';
  if (!ownOrigin && !isReadOnly(next.method)) return 'redirected to another server';
  const keepsBody = body.given && next.method === from.method;
  if (!ownOrigin && keepsBody) return 'redirected to another server, for which the body is not meant';
  if (keepsBody && !body.canResend) return 'redirected, but the body cannot be sent again';
  return undefined;
}

function redirected(url: URL, location: string, from: ResolvedUrl, endpoint: Endpoint): ResolvedUrl {
  // Once away from its origin a request is not trusted with credentials again.
  if (!from.ownOrigin || url.origin !== endpoint.origin) return webUrl(url, false);
  // Seen from a unix socket, a path is on that socket and any host is elsewhere.
  if (endpoint.socketPath !== undefined && URL.canParse(location)) return webUrl(url, false);
  return resolveUrl({ ...endpoint, basePath: '' }, url.pathname + url.search);
}

function isReadOnly(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

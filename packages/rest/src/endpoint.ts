import { ClientError, invalidArgument } from './client-error.js';
import type { Redactor } from './redactor.js';

/**
 * Where a service is: `http(s)://host/base`, the absolute path of a unix socket, `http+unix://` with the path of the
 * socket percent-encoded, or a function that finds one of these on first use.
 */
export type EndpointSource = string | (() => string | Promise<string>);

/** A parsed endpoint. */
export interface Endpoint {
  /** What the HTTP library is asked for: scheme and host; `http://localhost` for a unix socket. */
  origin: string;
  /** The path all requests start with, without a trailing slash; '' when there is none. */
  basePath: string;
  /** What people are shown in place of the origin; differs for a unix socket only. */
  printedOrigin: string;
  socketPath?: string;
}

const unixScheme = 'http+unix://';

/** @throws ClientError INVALID_ARGUMENT when the text is none of the forms of an endpoint. */
export function parseEndpoint(text: string): Endpoint {
  if (text.startsWith('/')) return unixEndpoint(text, '');
  if (text.startsWith(unixScheme)) {
    const [, socket = '', base = ''] = /^([^/]*)(.*)$/.exec(text.slice(unixScheme.length)) ?? [];
    return unixEndpoint(decodeSocket(socket, text), base);
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.search || url.hash) {
    throw invalidArgument(`not an endpoint: ${withoutSecrets(text)}`, [
      'an endpoint is http(s)://host[:port][/path], the absolute path of a unix socket, or http+unix://%2Fpath',
    ]);
  }
  if (url.username || url.password) {
    throw invalidArgument(`an endpoint holds no user or password: ${withoutSecrets(text)}`);
  }
  return { origin: url.origin, basePath: trimSlash(url.pathname), printedOrigin: url.origin };
}

function unixEndpoint(socketPath: string, base: string): Endpoint {
  if (!socketPath.startsWith('/') || /[\0\p{Cs}]/u.test(socketPath)) {
    throw invalidArgument(`not the absolute path of a unix socket: ${JSON.stringify(socketPath)}`);
  }
  if (/[?#]/.test(base)) throw invalidArgument(`not the path of an endpoint: ${JSON.stringify(base)}`);
  return {
    origin: 'http://localhost',
    basePath: trimSlash(base),
    printedOrigin: unixScheme + encodeURIComponent(socketPath),
    socketPath,
  };
}

function decodeSocket(encoded: string, endpoint: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw invalidArgument(`not an endpoint: ${withoutSecrets(endpoint)}`);
  }
}

function trimSlash(pathname: string): string {
  return pathname.replace(/\/+$/, '');
}

function withoutSecrets(text: string): string {
  return text.replace(/\/\/.*@/s, '//***@').replace(/([?#]).*$/s, '$1***');
}

/** The URL a request goes to, and what is shown of it. */
export interface ResolvedUrl {
  url: string;
  printed: string;
  /** False for another origin, which gets no credential. */
  ownOrigin: boolean;
}

const absolute = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * A path below the endpoint, or an absolute URL (a link the server gave), as the URL to ask for. A link to the
 * endpoint's own unix socket is understood in its printed form.
 */
export function resolveUrl(endpoint: Endpoint, target: string): ResolvedUrl {
  if (target.startsWith(endpoint.printedOrigin + '/') && endpoint.socketPath) {
    return ownUrl(endpoint, target.slice(endpoint.printedOrigin.length));
  }
  if (absolute.test(target)) {
    if (!URL.canParse(target)) throw invalidArgument(`not a URL: ${withoutSecrets(target)}`);
    const url = new URL(target);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      throw invalidArgument(`cannot follow a link to ${url.protocol}//`);
    }
    return webUrl(url, url.origin === endpoint.origin && !endpoint.socketPath);
  }
  const slash = target === '' || target.startsWith('/') || target.startsWith('?') ? '' : '/';
  return ownUrl(endpoint, endpoint.basePath + slash + target);
}

/** User and password, if the URL had any, are left behind. */
export function webUrl({ origin, pathname, search }: URL, ownOrigin: boolean): ResolvedUrl {
  const url = origin + pathname + search;
  return { url, printed: url, ownOrigin };
}

/** A link in an answer, which may be relative to the URL that answered (RFC 3986), as {@link resolveUrl} takes it. */
export function resolveLink(endpoint: Endpoint, link: string, answeredFrom: string): string {
  if (absolute.test(link) || !URL.canParse(link, answeredFrom)) return link;
  const url = new URL(link, answeredFrom);
  return url.origin === endpoint.origin ? endpoint.printedOrigin + url.pathname + url.search : url.href;
}

/** @throws ClientError PARSE when the next page of a listing, as {@link resolveLink} gives it, is of another origin */
export function checkNextPage(endpoint: Endpoint, next: string, redactor: Redactor): void {
  if (isOwn(endpoint, next)) return;
  throw new ClientError('the next page is said to be on another server', {
    code: 'PARSE',
    details: [redactor.text(next)],
  });
}

function isOwn(endpoint: Endpoint, link: string): boolean {
  try {
    return resolveUrl(endpoint, link).ownOrigin;
  } catch {
    return false;
  }
}

function ownUrl(endpoint: Endpoint, pathAndQuery: string): ResolvedUrl {
  // A space at the end of a URL would be cut off.
  const path = pathAndQuery.replaceAll(' ', '%20');
  const rooted = path.startsWith('/') ? path : '/' + path;
  return { url: endpoint.origin + rooted, printed: endpoint.printedOrigin + rooted, ownOrigin: true };
}

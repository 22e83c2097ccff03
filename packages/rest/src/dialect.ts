import type { IncomingHttpHeaders } from 'node:http';
import type { ClientError } from './client-error.js';
import { type ClientErrorOptions } from './client-error.js';
import type { OutgoingRequest } from './credentials.js';
import { describeError } from './describe-error.js';
import type { ErrorCode } from './error-code.js';
import { parseJson } from './parse-json.js';

/** An answer with all its bytes, before it is understood. */
export interface RawResponse {
  status: number;
  reason: string;
  /** Names in lower case, as node gives them. */
  headers: IncomingHttpHeaders;
  bytes: Uint8Array;
  method: string;
  /** The URL that answered, after redirects. */
  url: string;
}

/** What a failed answer says. */
export interface ErrorDescription {
  message: string;
  /** The fault's own status, in an answer whose HTTP status is no failure. */
  status?: number;
  code?: ErrorCode;
  details?: string[];
  /** The class of the error, for a dialect that knows more than ClientError does. */
  type?: new (message: string, options: ClientErrorOptions) => ClientError;
}

/** How a service speaks: what it always wants to hear and how its answers are read. Keeps no state. */
export interface Dialect {
  /** True for a service whose names may hold control characters: `%0A` in a path is then a line end in a name. */
  readonly controlsInNames?: boolean;
  /** Adds the headers that the service wants with every request. */
  prepare?(request: OutgoingRequest): void;
  /** The body's value. May throw anything for a body that cannot be read: the client makes it PARSE. */
  parseBody(response: RawResponse): unknown;
  /**
   * What an answer says went wrong. Asked of every answer, so that a fault inside an HTTP 200 is found; undefined
   * when there is none, or when the answer of a failed request says nothing.
   */
  parseError(response: RawResponse, body: unknown): ErrorDescription | undefined;
  /** Where the next page is, a URL that may be relative to that of the answer; undefined after the last. */
  nextPage?(response: { headers: IncomingHttpHeaders; body: unknown }): string | undefined;
  /** The id under which the server logged the request. */
  requestId?(headers: IncomingHttpHeaders): string | undefined;
}

/** Plain JSON over HTTP, `Link` headers for pages: what RestClient speaks unless told otherwise. */
export const jsonDialect: Dialect = {
  prepare(request) {
    request.headers['accept'] ??= 'application/json';
  },
  parseBody: parseJsonBody,
  parseError(response, body) {
    return response.status < 400 ? undefined : describeError(response, body);
  },
  nextPage: ({ headers }) => nextLink(headers.link),
  requestId: (headers) => firstHeader(headers['x-request-id']),
};

/**
 * The JSON of a body; undefined for an empty one. A body that is declared as something else than JSON and is none
 * comes as text when the request failed, so that its message is not lost. So does a whole number beyond 2^53, which a
 * number would round.
 *
 * @throws SyntaxError for a successful answer that is not JSON.
 */
export function parseJsonBody(response: RawResponse): unknown {
  if (response.bytes.length === 0) return undefined;
  const text = decodeText(response);
  try {
    return parseJson(text);
  } catch (error) {
    if (text.trim() === '') return undefined;
    if (response.status >= 400) return text;
    throw error;
  }
}

const utf8 = new TextDecoder();

/** The body as text, in the charset it names; unknown charsets are read as UTF-8. */
export function decodeText({ bytes, headers }: Pick<RawResponse, 'bytes' | 'headers'>): string {
  const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(headers['content-type'] ?? '')?.[1];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return utf8.decode(bytes);
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return utf8.decode(bytes);
  }
}

/** One link of a `Link` header (RFC 8288): its target and its parameters, of which values may be quoted. */
const link = /<([^<>]*)>((?:\s*;\s*[\w!#$%&'*+.^`|~-]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*))?)*)/g;
const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]*))/i;

/** The target of `rel="next"` in a `Link` header. */
export function nextLink(header: string | string[] | undefined): string | undefined {
  const links = Array.isArray(header) ? header.join(', ') : (header ?? '');
  for (const [, target, parameters = ''] of links.matchAll(link)) {
    const [, quoted, bare = ''] = relation.exec(parameters) ?? [];
    if ((quoted ?? bare).toLowerCase().split(/\s+/).includes('next')) return target;
  }
  return undefined;
}

/** The value of a header that should be there once. */
export function firstHeader(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

import { invalidArgument } from './client-error.js';

/** A query: `undefined` is left out, `null` sends the bare name, a list repeats the name. */
export type Query = Readonly<
  Record<string, string | number | boolean | null | undefined | readonly (string | number)[]>
>;

/**
 * The query as it goes into a URL, without the `?`; '' when there is nothing to send.
 *
 * @throws ClientError INVALID_ARGUMENT for a value that no query can hold
 */
export function encodeQuery(query: Query): string {
  return Object.entries(query)
    .flatMap(([name, value]) => {
      if (value === undefined) return [];
      if (value === null) return [encode(name)];
      const values: unknown[] = [value].flat();
      return values.map((item) => `${encode(name)}=${encode(textOf(name, item))}`);
    })
    .join('&');
}

function textOf(name: string, value: unknown): string {
  // An object or what is no number would go out as a word that means nothing, or something else.
  const isUsable =
    typeof value === 'number' ? Number.isFinite(value) : /^(?:string|boolean)$/.test(typeof value);
  if (!isUsable) throw invalidArgument(`not a value for a query: ${name}`);
  return String(value);
}

function encode(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    // Half of a surrogate pair: no UTF-8 can be made of it.
    throw invalidArgument(`not usable in a query: ${JSON.stringify(text)}`);
  }
}

/** Those of the defaults that a path does not name itself: a link that the server gave has them already. */
export function missingIn(path: string, defaults: Query): Query {
  const at = path.indexOf('?');
  if (at === -1) return defaults;
  const named = new URLSearchParams(path.slice(at));
  return Object.fromEntries(Object.entries(defaults).filter(([name]) => !named.has(name)));
}

/** Appends a query to a path that may have one already. */
export function withQuery(path: string, query: Query): string {
  const encoded = encodeQuery(query);
  if (encoded === '') return path;
  return path + (path.includes('?') ? '&' : '?') + encoded;
}

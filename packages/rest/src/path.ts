import { invalidArgument } from './client-error.js';

/**
 * Builds a request path, encoding each value as one segment.
 *
 * @example path`/servers/${id}/metadata/${key}`
 * @throws ClientError INVALID_ARGUMENT for a value that is empty, `.` or `..`, or holds control characters: such a
 * value would change which resource is meant.
 */
export function path(strings: TemplateStringsArray, ...values: (string | number)[]): string {
  return strings.reduce((done, literal, i) => done + segment(values[i - 1]) + literal);
}

function segment(value: string | number | undefined): string {
  const text = String(value ?? '');
  if (text === '') throw invalidArgument('an identifier must not be empty');
  if (text === '.' || text === '..' || controlCharacters.test(text)) {
    throw invalidArgument(`not a usable identifier: ${JSON.stringify(text)}`);
  }
  try {
    return encodeURIComponent(text);
  } catch {
    // encodeURIComponent refuses half of a surrogate pair: no UTF-8 can be made of it.
    throw invalidArgument(`not a usable identifier: ${JSON.stringify(text)}`);
  }
}

/** A segment `.` or `..` before the query, in any spelling that a server may understand. */
const climbs = /^(?:[^?]*(?:[/\\]|%2f|%5c))?(?:\.|%2e){1,2}(?:$|[?/\\]|%2f|%5c)/i;

const controlCharacters = /[\x00-\x1f\x7f]/;

/** Refuses a path that would reach outside of the endpoint or that no server can mean. */
export function checkPath(text: string): void {
  if (climbs.test(text) || controlCharacters.test(text)) {
    throw invalidArgument(`not a usable path: ${JSON.stringify(text)}`);
  }
}

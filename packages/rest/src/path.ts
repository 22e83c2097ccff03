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
  if (text === '.' || text === '..' || unsendable.test(text)) {
    throw invalidArgument(`not a usable identifier: ${JSON.stringify(text)}`);
  }
  return encodeURIComponent(text);
}

/** A segment `.` or `..` before the query, in any spelling that a server may understand. */
const climbs = /^(?:[^?]*(?:[/\\]|%2f|%5c))?(?:\.|%2e){1,2}(?:$|[?/\\]|%2f|%5c)/i;

/** Control characters, and halves of surrogate pairs: no UTF-8 can be made of them. */
const unsendable = /[\p{Cc}\p{Cs}]/u;

/** What would be read as something else before the query: another separator, a part that is not sent. */
const misread = /^[^?]*[\\#]/;
const encodedControl = /^[^?]*%(?:[01][0-9a-f]|7f)/i;

/**
 * Refuses a path, or what follows the host of a URL, that would reach elsewhere or that no server can mean.
 *
 * @param controlsInNames whether names on the service may hold control characters, which are encoded in the path
 */
export function checkPath(target: string, controlsInNames = false): void {
  if (typeof target !== 'string') throw invalidArgument('not a path');
  const text = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  const controlled = !controlsInNames && encodedControl.test(text);
  if (climbs.test(text) || misread.test(text) || controlled || unsendable.test(text)) {
    throw invalidArgument(`not a usable path: ${JSON.stringify(text)}`);
  }
}

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
  if (text === '.' || text === '..' || hasControlCharacters(text)) {
    throw invalidArgument(`not a usable identifier: ${JSON.stringify(text)}`);
  }
  try {
    return encodeURIComponent(text);
  } catch {
    // encodeURIComponent refuses half of a surrogate pair: no UTF-8 can be made of it.
    throw invalidArgument(`not a usable identifier: ${JSON.stringify(text)}`);
  }
}

/** Refuses a path that would reach outside of the endpoint or that no server can mean. */
export function checkPath(text: string): void {
  const [pathname = ''] = text.split('?', 1);
  const climbs = pathname.split(/[/\\]|%2f|%5c/i).some((part) => /^(?:\.|%2e){1,2}$/i.test(part));
  if (climbs || hasControlCharacters(text)) {
    throw invalidArgument(`not a usable path: ${JSON.stringify(text)}`);
  }
}

function hasControlCharacters(text: string): boolean {
  return [...text].some((char) => char < ' ' || char === '\x7f');
}

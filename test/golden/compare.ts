import { isDeepStrictEqual } from 'node:util';
import type { RecordedCase, RecordedExchange } from './case.js';
import type { SeenRequest } from './scripted-server.js';

/** Where the requests sent differ from those recorded; empty when they do not. */
export function compareRequests(
  recorded: readonly RecordedExchange[],
  seen: readonly SeenRequest[],
  token: string,
): string[] {
  const differences: string[] = [];
  if (seen.length !== recorded.length)
    differences.push(`${seen.length} requests instead of ${recorded.length}`);
  recorded.forEach(({ request }, i) => {
    const sent = seen[i];
    if (!sent) return;
    if (sent.method !== request.method || decoded(sent.path) !== decoded(request.path))
      differences.push(`${sent.method} ${sent.path}, not ${request.method} ${request.path}`);
    differences.push(...compareQueries(request.query ?? '', sent.query));
    differences.push(...compareHeaders({ 'x-auth-token': token, ...request.headers }, sent.headers));
    differences.push(...compareBodies(request, sent.body));
  });
  return differences;
}

/** Which signs need no encoding, Python and JavaScript do not agree. A slash within a segment stays told apart. */
function decoded(path: string): string {
  return path
    .split('/')
    .map((segment) => decodeURIComponent(segment).replaceAll('/', '%2F'))
    .join('/');
}

/** An unordered set; flags count by being there, and Python spells booleans in its own way. */
function compareQueries(expected: string, actual: string): string[] {
  const normal = (query: string, spell = (value: string) => value): string[] =>
    [...new URLSearchParams(query)]
      .map(([name, value]) => [name, spell(value)] as const)
      .map(([name, value]) => `${name}=${/^(?:true|false|none)$/i.test(value) ? value.toLowerCase() : value}`)
      .sort();
  const [wanted, sent] = [normal(expected), normal(actual)];
  // The original encodes what is not ASCII twice.
  const once = normal(expected, decodedOnceMore);
  return [wanted, once].some((query) => isDeepStrictEqual(query, sent))
    ? []
    : [`query ${sent.join('&')}, not ${wanted.join('&')}`];
}

function decodedOnceMore(value: string): string {
  try {
    const decoded = decodeURIComponent(value);
    return /[^\0-\x7f]/.test(decoded) ? decoded : value;
  } catch {
    return value;
  }
}

function compareHeaders(
  expected: Readonly<Record<string, string>>,
  actual: Readonly<Record<string, string>>,
): string[] {
  return Object.entries(expected).flatMap(([name, value]) => {
    // How long a body is, is told by the body.
    if (name === 'content-length' || actual[name]?.toLowerCase() === String(value).toLowerCase()) return [];
    // Swift wants it encoded, which the original left out.
    if (name === 'x-copy-from' && decoded(actual[name] ?? '') === decoded(value)) return [];
    return [`header ${name}: ${actual[name] ?? '(none)'}, not ${value}`];
  });
}

function compareBodies({ json, text = '' }: RecordedExchange['request'], actual: string): string[] {
  if (json === undefined)
    return actual === text ? [] : [`body ${actual || '(none)'}, not ${text || '(none)'}`];
  return isDeepStrictEqual(parsed(actual), json) ? [] : [`body ${actual}, not ${JSON.stringify(json)}`];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where a result differs from the one recorded. @param status of the last answer */
export function compareResult({ returns }: RecordedCase, result: unknown, status?: number): string[] {
  // The original gave the bare status, or nothing, for some that have nothing else to tell; here a success is one.
  if (returns === null || (typeof returns === 'number' && returns === status)) return [];
  const actual = rawOf(result);
  if (isHeaders(returns)) {
    const differing = Object.entries(returns.$headers).filter(([name, value]) => {
      return (actual as Record<string, unknown> | undefined)?.[name.toLowerCase()] !== value;
    });
    return differing.map(([name]) => `the answer's header ${name} is lost`);
  }
  return isDeepStrictEqual(actual, returns)
    ? []
    : [`gives ${JSON.stringify(actual)}, not ${JSON.stringify(returns)}`];
}

/** The original gives what the service sent; ours keeps that in `raw`, where it makes something better of it. */
function rawOf(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(rawOf);
  return typeof result === 'object' && result !== null && 'raw' in result ? result.raw : result;
}

function isHeaders(value: unknown): value is { $headers: Record<string, string> } {
  return typeof value === 'object' && value !== null && '$headers' in value;
}

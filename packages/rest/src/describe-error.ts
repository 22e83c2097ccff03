import type { ErrorDescription, RawResponse } from './dialect.js';

/** A message is cut here: an error must stay readable whatever a proxy in between answers. */
const longestMessage = 2_000;

/**
 * Finds the message in the body of a failed answer of any common shape: nested JSON, a list of errors, HTML, plain
 * text. Falls back on the HTTP reason.
 */
export function describeError(response: RawResponse, body: unknown): ErrorDescription {
  const { message, details } = typeof body === 'string' ? fromText(body) : fromJson(body);
  const fallback = `HTTP ${response.status}${response.reason ? ` ${response.reason}` : ''}`;
  return { message: cut(message ?? fallback), details: details.map(cut) };
}

interface Found {
  message?: string;
  details: string[];
}

const messageFields = [
  'message',
  'error_description',
  'detail',
  'reason',
  'title',
  'error',
  'fault',
  'description',
];
const detailFields = ['details', 'detail', 'title', 'type'];

function fromJson(value: unknown, depth = 0): Found {
  if (typeof value === 'string') return { message: plainText(value), details: [] };
  if (typeof value !== 'object' || value === null || depth > 4) return { details: [] };
  if (Array.isArray(value)) {
    const all = value.map((item) => fromJson(item, depth + 1)).filter((found) => found.message !== undefined);
    const [first, ...others] = all;
    return {
      ...first,
      details: [...(first?.details ?? []), ...others.flatMap((found) => found.message ?? [])],
    };
  }
  const record = value as Record<string, unknown>;
  const field = messageFields.find((name) => typeof record[name] === 'string' && record[name] !== '');
  if (field !== undefined) {
    const message = plainText(record[field] as string);
    const details = detailFields
      .flatMap((name) => (name === field ? [] : record[name]))
      .filter((detail): detail is string => typeof detail === 'string' && detail !== '')
      .map(plainText);
    return { message, details: details.filter((detail) => detail !== message) };
  }
  // The fault stands under a name of its own: {"itemNotFound": {"message": ...}}, {"errors": [...]}.
  for (const nested of Object.values(record)) {
    if (typeof nested !== 'object') continue;
    const found = fromJson(nested, depth + 1);
    if (found.message !== undefined) return found;
  }
  return { details: [] };
}

function fromText(text: string): Found {
  if (!/<(?:!doctype\s+html|html|head|title|body|h1)\b/i.test(text)) {
    const message = plainText(text);
    return message === '' ? { details: [] } : { message, details: [] };
  }
  const title =
    /<title[^>]*>([\s\S]*?)<\/title>/i.exec(text)?.[1] ?? /<h1[^>]*>([\s\S]*?)<\/h1>/i.exec(text)?.[1];
  const rest = plainText(text.replace(/<(head|title|script|style|h1)\b[\s\S]*?<\/\1>/gi, ' '));
  const message = title === undefined ? rest : plainText(title);
  if (message === '') return { details: [] };
  return { message, details: rest !== '' && rest !== message ? [rest] : [] };
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", nbsp: ' ' };

/** Text of a page or message on one line, without mark-up. */
function plainText(text: string): string {
  return text
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}

function cut(text: string): string {
  return text.length > longestMessage ? text.slice(0, longestMessage) + '…' : text;
}

import type { ErrorDescription, RawResponse } from './dialect.js';
import { plainText, textOfMarkup } from './plain-text.js';

/** No message is looked for beyond this many characters of a body. */
const farEnough = 16_000;

/**
 * Finds the message in the body of a failed answer of any common shape: nested JSON, a list of errors, HTML, plain
 * text. Falls back on the HTTP reason.
 */
export function describeError(response: RawResponse, body: unknown): ErrorDescription {
  const { message, details } = typeof body === 'string' ? fromText(beginning(body)) : fromJson(body);
  const fallback = `HTTP ${response.status}${response.reason ? ` ${response.reason}` : ''}`;
  return { message: message ?? fallback, details };
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
const detailFields = ['details', 'detail', 'title'];

function fromJson(value: unknown, depth = 0): Found {
  if (typeof value === 'string') return found(textOf(value));
  if (typeof value !== 'object' || value === null || depth > 4) return { details: [] };
  if (Array.isArray(value)) {
    const all = value.map((item) => fromJson(item, depth + 1)).filter(({ message }) => message !== undefined);
    const [first = { details: [] }, ...others] = all;
    return { ...first, details: [...first.details, ...others.flatMap(({ message = [] }) => message)] };
  }
  const record = value as Record<string, unknown>;
  const message = messageFields.map((name) => textOf(record[name])).find((text) => text !== undefined);
  if (message !== undefined) {
    const others = detailFields.flatMap((name) => record[name]).map(textOf);
    return found(message, ...others.filter((detail) => detail !== message));
  }
  // The fault stands under a name of its own: {"itemNotFound": {"message": ...}}, {"errors": [...]}.
  const nested = Object.values(record).filter((item) => typeof item === 'object');
  return (
    nested.map((item) => fromJson(item, depth + 1)).find((one) => one.message !== undefined) ?? {
      details: [],
    }
  );
}

function fromText(text: string): Found {
  if (!/^\s*<[?!a-z]|<(?:html|head|title|body|h1)\b/i.test(text)) return found(textOf(text));
  const title =
    /<title[^<>]*>([\s\S]*?)<\/title>/i.exec(text)?.[1] ?? /<h1[^<>]*>([\s\S]*?)<\/h1>/i.exec(text)?.[1];
  const rest = text.replace(/<(head|title|script|style|h1)\b[\s\S]*?<\/\1>/gi, ' ');
  return found(...[title ?? '', rest].map((part) => textOfMarkup(part) || undefined));
}

/** The first that there is is the message, the others are details. */
function found(...texts: (string | undefined)[]): Found {
  const [message, ...details] = new Set(texts.filter((text) => text !== undefined));
  return message === undefined ? { details } : { message, details };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? plainText(beginning(value)) || undefined : undefined;
}

/** Cut between two words, so that no half of a secret is left which nobody would know for one. */
function beginning(text: string): string {
  if (text.length <= farEnough) return text;
  const head = text.slice(0, farEnough);
  const end = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\n'), head.lastIndexOf('<'));
  return end === -1 ? head : head.slice(0, end);
}

import { ClientError, isRecord } from '@leister/rest';

export { isRecord };

/** A JSON object whose fields are not known to be there. */
export type Json = Readonly<Record<string, unknown>>;

/** @throws ClientError PARSE when the answer has another shape than the API promises */
export function record(value: unknown, what: string): Json {
  if (isRecord(value)) return value;
  throw new ClientError(`the answer holds no ${what}`, { code: 'PARSE', body: value });
}

/** The object or list that an answer wraps under its name: `{"server": {...}}`. */
export function unwrap(body: unknown, name: string): Json {
  return record(isRecord(body) ? body[name] : undefined, name);
}

export function unwrapList(body: unknown, name: string): Json[] {
  const list = isRecord(body) ? body[name] : undefined;
  if (!Array.isArray(list)) throw new ClientError(`the answer holds no ${name}`, { code: 'PARSE', body });
  return list.map((item) => record(item, name));
}

/** @throws ClientError PARSE: without its id nothing can be done with what an answer tells of */
export function idOf(raw: Json, field = 'id'): string {
  const id = text(raw[field]);
  if (id !== undefined) return id;
  throw new ClientError(`the answer holds no ${field}`, { code: 'PARSE', body: raw });
}

/** Text, a number as text; undefined for anything else and for ''. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function number(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value !== '' && Number.isFinite(Number(value))
    ? Number(value)
    : undefined;
}

/** Texts by name, as metadata is. */
export function texts(value: unknown): Record<string, string> | undefined {
  if (!isRecord(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, String(item)]));
}

/** The objects in a list; none where there is no list. */
export function records(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The texts in a list; none where there is no list. */
export function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((item) => text(item) ?? []) : [];
}

/** A word that is one of these, in whatever case it came. */
export function oneOf<T extends string>(value: unknown, words: readonly T[]): T | undefined {
  const word = text(value)?.toLowerCase();
  return words.find((known) => known === word);
}

/** Some of Nova's times are in UTC and do not say so: `2026-11-25T03:28:38.000000`. */
export function utc(value: unknown): string | undefined {
  const time = text(value);
  return time !== undefined && /T[\d:.]+$/.test(time) ? `${time}Z` : time;
}

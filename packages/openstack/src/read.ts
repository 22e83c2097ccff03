import { ClientError, isRecord } from '@leister/rest';

/** A JSON object whose fields are not known to be there. */
export type Json = Readonly<Record<string, unknown>>;

/** @throws ClientError PARSE when the answer has another shape than the API promises */
export function record(value: unknown, what: string): Json {
  if (isRecord(value)) return value;
  throw new ClientError(`the answer holds no ${what}`, { code: 'PARSE', body: value });
}

/** The object that an answer wraps under its name: `{"volume": {...}}`. @throws ClientError PARSE */
export function unwrap(body: unknown, name: string): Json {
  return record(isRecord(body) ? body[name] : undefined, name);
}

/** The objects that an answer wraps under their name: `{"volumes": [{...}]}`. @throws ClientError PARSE */
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

/** A number, also one that was sent as text. */
export function number(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value !== '' && Number.isFinite(Number(value))
    ? Number(value)
    : undefined;
}

/** True or false, also as Python and headers spell them. */
export function flag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string' || !/^(?:true|false)$/i.test(value)) return undefined;
  return value.toLowerCase() === 'true';
}

/** A list of texts, as tags and ids are. */
export function textList(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.flatMap((item) => text(item) ?? []) : undefined;
}

/** A list of objects; what is no object is left out. */
export function recordList(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Texts by name, as metadata is. */
export function texts(value: unknown): Record<string, string> | undefined {
  if (!isRecord(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, String(item)]));
}

/** Numbers by name, as quotas are; what is no number is left out. */
export function numbers(value: unknown): Record<string, number> {
  const entries = Object.entries(isRecord(value) ? value : {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

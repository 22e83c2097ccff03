import { isRecord, type Json, record, text, texts } from '@leister/compute';
import { ClientError, defined } from '@leister/rest';
import type { LxdDevice } from '../model.js';
import { toDevices } from '../servers/instance.js';

/** What everything that the daemon keeps has in common. */
export interface LxdThing {
  /** Of what was read alone: for the `etag` of an update that must not overwrite what others did since. */
  etag?: string;
  /** As the daemon sent it. */
  raw: Json;
}

/** A kind of thing that the daemon keeps: where, and what is made of it. */
export interface Collection<T extends LxdThing> {
  /** `/1.0/profiles`. */
  path: string;
  /** The name of a single one, in errors: `profile`. */
  one: string;
  read: (raw: Json) => T;
  /** The fields that can be replaced, by the names that the daemon gives them. */
  writable: readonly string[];
  /** The API extension without which the daemon does not have it. */
  extension?: string;
  /** False where a PATCH does harm: a PUT of the whole is sent instead. */
  patches?: false;
  /** False where the ETag of what is read never fits that of what is written. */
  etags?: false;
}

type Fields<T> = Omit<T, keyof LxdThing>;

/** How each field of a thing is read. What gives undefined is left out. */
export type Readers<T> = { [K in keyof Fields<T>]-?: (value: unknown) => Fields<T>[K] | undefined };

/** Reads things field by field: `usedBy` from `used_by`. */
export function reader<T extends LxdThing>(
  readers: Readers<T>,
  names: Readonly<Record<string, string>> = {},
): (raw: Json) => T {
  const fields = Object.entries<(value: unknown) => unknown>(readers);
  return (raw) => {
    const read = fields.map(([name, readField]) => [name, readField(raw[names[name] ?? snakeCase(name)])]);
    const thing: unknown = defined({ ...(Object.fromEntries(read) as Json), raw });
    // Each field has a reader of its own type; only that they are all there is lost on the way.
    return thing as T;
  };
}

/** The fields of a request by the names that the daemon gives them. Undefined ones are left out. */
export function bodyOf(fields: object, names: Readonly<Record<string, string>> = {}): Json {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [names[name] ?? snakeCase(name), value as unknown]));
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A name, which everything has. @throws ClientError PARSE */
export function named(value: unknown): string {
  const name = text(value);
  if (name !== undefined) return name;
  throw new ClientError('the answer names nothing', { code: 'PARSE' });
}

/** Text; '' where there is none. */
export function words(value: unknown): string {
  return text(value) ?? '';
}

export function flag(value: unknown): boolean {
  return value === true;
}

/** A number; 0 where there is none. */
export function count(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** Texts by their keys; none where there are none. */
export function config(value: unknown): Record<string, string> {
  return texts(value) ?? {};
}

export function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

export function devices(value: unknown): Record<string, LxdDevice> {
  return toDevices(value);
}

export function object(value: unknown): Json {
  return isRecord(value) ? value : {};
}

/** A time as ISO 8601; undefined for the zero dates that stand for "never". */
export { toDate as time } from '../daemon/times.js';

/** What is made of each object in a list. */
export function listOf<T>(read: (raw: Json) => T): (value: unknown) => T[] {
  return (value) => (Array.isArray(value) ? value.map((item) => read(record(item, 'object'))) : []);
}

import {
  idOf,
  number,
  record,
  recordList as records,
  text,
  texts,
  unwrap,
  unwrapList,
} from '@leister/openstack';
import { isRecord } from '@leister/rest';

// What the answers of all services of OpenStack are read with, and below what only Nova's need.
export { idOf, isRecord, number, record, records, text, texts, unwrap, unwrapList };

/** A JSON object whose fields are not known to be there. Named here for the children, which know no other package. */
export type Json = Readonly<Record<string, unknown>>;

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

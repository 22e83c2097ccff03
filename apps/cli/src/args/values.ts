import { UsageError } from '../failure/usage-error.js';

/** One value of the configuration, given on the command line. */
export interface Override {
  /** `key`, `section.key` or `cloud.NAME.key`. */
  key: string;
  value: string;
}

/** `[section.]key=value`. The value may be empty and hold further equals signs. */
export function override(text: string): Override {
  const [key, value] = keyValue(text);
  return { key, value };
}

/** `key=value`. The value may be empty and hold further equals signs. */
export function keyValue(text: string): [key: string, value: string] {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`not key=value: ${JSON.stringify(text)}`);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** A whole number from 1. */
export function count(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || !Number.isSafeInteger(number)) {
    throw new UsageError(`not a whole number above 0: ${JSON.stringify(text)}`);
  }
  return number;
}

/** A whole number from 0. */
export function amount(text: string): number {
  return text === '0' ? 0 : count(text);
}

/** Seconds, with or without a fraction. */
export function seconds(text: string): number {
  const number = Number(text);
  if (!/^\d*\.?\d+$/.test(text) || !(number > 0)) {
    throw new UsageError(`not a number of seconds above 0: ${JSON.stringify(text)}`);
  }
  return number;
}

/** A date, given in any way that ISO 8601 or kamaki knows, in full as UTC. Without a zone it is local time. */
export function date(text: string): string {
  const parsed = new Date(/^\d{4}-\d{2}/.test(text) ? text : (kamakiDate(text) ?? NaN));
  if (Number.isNaN(parsed.getTime())) {
    throw new UsageError(
      `not a date: ${JSON.stringify(text)}`,
      'write it as 2026-11-21 or 2026-11-21T18:30:00Z',
    );
  }
  return parsed.toISOString();
}

/** `21-11-2026`, `18:30:00 21-11-2026` or `Sat Nov 21 18:30:00 2026`, as ISO 8601 in local time. */
function kamakiDate(text: string): string | undefined {
  const [, time = '00:00:00', day, month, year] =
    /^(?:(\d{2}:\d{2}:\d{2}) )?(\d{2})-(\d{2})-(\d{4})$/.exec(text) ?? [];
  if (year !== undefined) return `${year}-${month}-${day}T${time}`;
  return /^[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2} \d{4}$/.test(text) ? text : undefined;
}

/** A number of bytes: `4096`, `10KB` (of 1000), `2GiB` (of 1024). */
export function byteSize(text: string): number {
  const [, number = '', unit = '', binary] = /^(\d+(?:\.\d+)?)\s*([KMGTP]?)(i?)B?$/i.exec(text) ?? [];
  const bytes = Number(number) * (binary ? 1024 : 1000) ** ' KMGTP'.indexOf(unit.toUpperCase() || ' ');
  if (number === '' || !Number.isSafeInteger(Math.round(bytes)))
    throw new UsageError(`not a number of bytes: ${JSON.stringify(text)}`, 'write it as 4096, 10MB or 2GiB');
  return Math.round(bytes);
}

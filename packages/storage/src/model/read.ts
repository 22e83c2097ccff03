import { ClientError, isRecord } from '@leister/rest';

/** A JSON object whose fields are not known to be there. */
export type Json = Readonly<Record<string, unknown>>;

/** @throws ClientError PARSE when the answer has another shape than the API promises */
export function record(value: unknown, what: string): Json {
  if (isRecord(value)) return value;
  throw new ClientError(`the answer holds no ${what}`, { code: 'PARSE', body: value });
}

/** The items of a listing; none for an answer without a body. @throws ClientError PARSE */
export function items(body: unknown): unknown[] {
  if (body === undefined) return [];
  if (Array.isArray(body)) return body;
  throw new ClientError('the answer holds no list', { code: 'PARSE', body });
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** ISO 8601 in UTC; Swift's listings do not say that theirs is. */
export function utcTime(value: unknown): string | undefined {
  const time = text(value);
  return time === undefined || /(?:Z|[+-]\d\d:?\d\d)$/.test(time) ? time : `${time}Z`;
}

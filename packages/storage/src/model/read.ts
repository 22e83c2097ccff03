import { text } from '@leister/openstack';
import { ClientError } from '@leister/rest';

/** The items of a listing; none for an answer without a body. @throws ClientError PARSE */
export function items(body: unknown): unknown[] {
  if (body === undefined) return [];
  if (Array.isArray(body)) return body;
  throw new ClientError('the answer holds no list', { code: 'PARSE', body });
}

/** ISO 8601 in UTC; Swift's listings do not say that theirs is. */
export function utcTime(value: unknown): string | undefined {
  const time = text(value);
  return time === undefined || /(?:Z|[+-]\d\d:?\d\d)$/.test(time) ? time : `${time}Z`;
}

import { text } from '@leister/openstack';

/** A time as Keystone tells it: in UTC, though it does not always say so. ISO 8601 with a zone. */
export function utcTime(value: unknown): string | undefined {
  const time = text(value);
  return time === undefined || /(?:Z|[+-]\d\d:?\d\d)$/i.test(time) ? time : `${time}Z`;
}

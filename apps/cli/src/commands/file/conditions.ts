import type { Conditions } from '@leister/storage';
import type { ArgsOf, Options } from '../../args/option.js';
import { date } from '../../args/values.js';

/** Which version of an object is meant, and what must hold for it to be given. */
export const readOptions = {
  objectVersion: { type: 'string', value: 'VERSION', summary: 'an older version of it' },
  ifMatch: { type: 'string', value: 'ETAG', summary: 'only if it has this ETag' },
  ifNoneMatch: { type: 'string', value: 'ETAG', summary: 'only if it has another ETag' },
  ifModifiedSince: { type: 'string', value: 'DATE', parse: date, summary: 'only if it changed since' },
  ifUnmodifiedSince: {
    type: 'string',
    value: 'DATE',
    parse: date,
    summary: 'only if it did not change since',
  },
} as const satisfies Options;

/** What these options ask of a call. */
export function readCallOf(
  asked: ArgsOf<typeof readOptions>,
): Conditions & { versionId?: string | undefined } {
  const { objectVersion: versionId, ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince } = asked;
  return {
    versionId,
    ifMatch,
    ifNoneMatch,
    ifModifiedSince: ifModifiedSince === undefined ? undefined : new Date(ifModifiedSince),
    ifUnmodifiedSince: ifUnmodifiedSince === undefined ? undefined : new Date(ifUnmodifiedSince),
  };
}

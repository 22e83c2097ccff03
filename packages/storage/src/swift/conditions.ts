import { invalidArgument, type Query } from '@leister/rest';

/** What must hold for a request to be done. When it does not, the call rejects: CONFLICT, with status 304 or 412. */
export interface Conditions {
  /** Only one with this ETag. */
  ifMatch?: string | undefined;
  /** Not one with this ETag; `*`: none at all. */
  ifNoneMatch?: string | undefined;
  ifModifiedSince?: Date | undefined;
  ifUnmodifiedSince?: Date | undefined;
}

/** Which state of an object is meant. */
export interface VersionChoice {
  /** An old version, in a container that keeps them. */
  versionId?: string | undefined;
  /** True means a symbolic link itself, and not what it leads to. */
  link?: boolean | undefined;
}

/** The fields of a call's options that are not for the request itself. */
export function conditionHeaders(conditions: Conditions): Record<string, string | undefined> {
  const { ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince } = conditions;
  return {
    'if-match': ifMatch,
    'if-none-match': ifNoneMatch,
    'if-modified-since': httpDate(ifModifiedSince),
    'if-unmodified-since': httpDate(ifUnmodifiedSince),
  };
}

export function versionQuery({ versionId, link }: VersionChoice): Query {
  return { 'version-id': versionId, symlink: link ? 'get' : undefined };
}

/**
 * The `Range` header for `0-99`, `100-`, `-100`, or several with commas between them.
 *
 * @throws ClientError INVALID_ARGUMENT
 */
export function rangeHeader(range: string | undefined): string | undefined {
  if (range === undefined) return undefined;
  const parts = String(range)
    .split(',')
    .map((part) => /^\s*(\d*)-(\d*)\s*$/.exec(part));
  const sensible = parts.every((part) => {
    const [, first = '', last = ''] = part ?? [];
    return first + last !== '' && (first === '' || last === '' || Number(first) <= Number(last));
  });
  if (!sensible)
    throw invalidArgument(`not a range of bytes: ${JSON.stringify(range)}`, ['such as 0-99, 100- or -100']);
  return `bytes=${range.replaceAll(/\s/g, '')}`;
}

function httpDate(date: Date | undefined): string | undefined {
  if (date === undefined) return undefined;
  if (!(date instanceof Date) || Number.isNaN(date.getTime())) throw invalidArgument('not a date');
  return date.toUTCString();
}

import { ClientError, type ErrorCode } from '@leister/rest';

interface Identified {
  id: string;
}

/**
 * What goes by an id or a unique name; undefined for what the cloud does not list, for it may know more than that.
 *
 * @throws ClientError CONFLICT for a name that several have
 */
export function lookUp<T extends Identified>(find: () => Promise<T>): Promise<T | undefined> {
  return unless(['NOT_FOUND', 'FORBIDDEN', 'UNSUPPORTED'], find);
}

/**
 * As {@link lookUp}, but a name has to be listed: only what has the shape of an id may be one that is not. Where one may
 * not look at all, there is no telling.
 *
 * @throws ClientError NOT_FOUND for a name that none has, CONFLICT for one that several have
 */
export function lookUpName<T extends Identified>(
  given: string,
  find: (nameOrId: string) => Promise<T>,
): Promise<T | undefined> {
  return mayBeId(given) ? lookUp(() => find(given)) : unless(['FORBIDDEN', 'UNSUPPORTED'], () => find(given));
}

/**
 * The id for an id or a unique name that an option gave; what may be an id is taken for one.
 *
 * @throws ClientError NOT_FOUND for a name that none has, CONFLICT for one that several have
 */
export async function idFor(
  given: string | undefined,
  find: (nameOrId: string) => Promise<Identified>,
): Promise<string | undefined> {
  if (given === undefined) return undefined;
  return (await lookUpName(given, find))?.id ?? given;
}

/** What is gone need not be taken away: gives undefined for it. */
export function unlessMissing<T>(work: () => Promise<T>): Promise<T | undefined> {
  return unless(['NOT_FOUND'], work);
}

/** Undefined where the work fails with one of these. */
async function unless<T>(codes: readonly ErrorCode[], work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ClientError && codes.includes(error.code)) return undefined;
    throw error;
  }
}

/** A number, a UUID with or without dashes, or a longer one as Keystone makes for users of a directory. */
function mayBeId(text: string): boolean {
  return /^(?:\d+|[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|[\da-f]{32}|[\da-f]{64})$/i.test(text);
}

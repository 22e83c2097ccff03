import { ClientError } from '@leister/rest';

interface Identified {
  id: string;
}

/**
 * What goes by an id or a unique name; undefined for what the cloud does not list, for it may know more than that.
 *
 * @throws ClientError CONFLICT for a name that several have
 */
export async function lookUp<T extends Identified>(find: () => Promise<T>): Promise<T | undefined> {
  try {
    return await find();
  } catch (error) {
    const isUnlisted =
      error instanceof ClientError && ['NOT_FOUND', 'UNSUPPORTED', 'FORBIDDEN'].includes(error.code);
    if (isUnlisted) return undefined;
    throw error;
  }
}

/** The id for an id or a unique name that an option gave; what is not listed is taken for an id. */
export async function idFor(
  given: string | undefined,
  find: (nameOrId: string) => Promise<Identified>,
): Promise<string | undefined> {
  if (given === undefined) return undefined;
  return (await lookUp(() => find(given)))?.id ?? given;
}

import type { Context } from '../context.js';
import { idFor } from './look-up.js';

/** The id of a project that an option named; what is not known by that name is taken for an id. */
export async function projectIdFor(
  given: string | undefined,
  { service, signal }: Context,
): Promise<string | undefined> {
  return idFor(given, async (nameOrId) => (await service('identity')).findProject(nameOrId, { signal }));
}

import type { Context } from '../context.js';
import { idFor } from './look-up.js';
import { refuseEmptyNames } from './refuse-empty-names.js';

/** As {@link projectIdFor}, of several. */
export async function projectIdsFor(given: readonly string[], context: Context): Promise<string[]> {
  const ids = given.map(async (project) => (await projectIdFor(project, context)) ?? project);
  return Promise.all(ids);
}

/**
 * The id of a project that an option named; what is not known by that name is taken for an id.
 *
 * @throws UsageError for an empty name
 */
export async function projectIdFor(
  given: string | undefined,
  { service, signal }: Context,
): Promise<string | undefined> {
  if (given === undefined) return undefined;
  refuseEmptyNames('project', [given]);
  // Where there is no login nobody knows names. What else is wrong with the cloud, its other services tell as well.
  const identity = await service('identity').catch(() => undefined);
  return identity ? idFor(given, (nameOrId) => identity.findProject(nameOrId, { signal })) : given;
}

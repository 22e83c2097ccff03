import type { ArgsOf } from '../args/option.js';
import type { Context } from '../context.js';
import { projectIdFor } from '../lib/project-id.js';
import type { ownerFilters } from './options.js';

/** The filters that all lists of Neutron know, as Neutron is to apply them. */
export async function commonFilters(
  {
    id,
    name,
    projectId,
    tags,
    order,
  }: ArgsOf<typeof ownerFilters> & { id?: string | undefined; name?: string | undefined },
  context: Context,
): Promise<Record<'id' | 'name' | 'projectId' | 'tags' | 'order', string | undefined>> {
  return {
    id,
    name,
    projectId: await projectIdFor(projectId, context),
    tags: tags.length > 0 ? tags.join(',') : undefined,
    order,
  };
}

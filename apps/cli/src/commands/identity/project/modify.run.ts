import type { Project } from '@leister/identity';
import type { ArgsOf } from '../../../args/option.js';
import { truthOf } from '../../../args/truth.js';
import type { Context } from '../../../context.js';
import type { args, oneProject } from './modify.js';

/** Gives the project as it is afterwards. */
export async function* run(
  { project, name, description, tag, enabled }: ArgsOf<typeof args & typeof oneProject>,
  { service, signal }: Context,
): AsyncGenerator<Project> {
  const client = await service('identity');
  const { id } = await client.findProject(project, { signal });
  const tags = tag.length > 0 ? tag : undefined;
  yield await client.updateProject(id, { name, description, tags, enabled: truthOf(enabled) }, { signal });
}

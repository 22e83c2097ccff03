import type { Project } from '@leister/identity';
import type { ArgsOf } from '../../../args/option.js';
import type { Context } from '../../../context.js';
import { projectIdFor } from '../../../lib/project-id.js';
import { domainIdFor } from '../ids.js';
import type { args } from './create.js';

export async function* run(asked: ArgsOf<typeof args>, context: Context): AsyncGenerator<Project> {
  const call = { signal: context.signal };
  const client = await context.service('identity');
  const { name, description, tag } = asked;
  const project = {
    ...{ name, description },
    domainId: await domainIdFor(asked.domainId, client, call),
    parentId: await projectIdFor(asked.parentId, context),
    tags: tag.length > 0 ? tag : undefined,
    enabled: asked.disable ? false : undefined,
  };
  yield await client.createProject(project, call);
}

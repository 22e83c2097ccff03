import type { SecurityGroup } from '@leister/network';
import type { ArgsOf } from '../../args/option.js';
import { truthOf } from '../../args/truth.js';
import type { Context } from '../../context.js';
import { projectIdFor } from '../../lib/project-id.js';
import type { args } from './create.js';

export async function* run(asked: ArgsOf<typeof args>, context: Context): AsyncGenerator<SecurityGroup> {
  const { name, description } = asked;
  const client = await context.service('network');
  const projectId = await projectIdFor(asked.projectId, context);
  const group = { name, description, projectId, stateful: truthOf(asked.stateful) };
  yield await client.createSecurityGroup(group, { signal: context.signal });
}

import type { Ec2Credential } from '@leister/identity';
import type { ArgsOf } from '../../../args/option.js';
import type { Context } from '../../../context.js';
import { projectIdFor } from '../../../lib/project-id.js';
import type { args } from './create.js';

export async function* run(
  { projectId }: ArgsOf<typeof args>,
  context: Context,
): AsyncGenerator<Ec2Credential> {
  const project = await projectIdFor(projectId, context);
  yield await (await context.service('identity')).createEc2Credential(project, { signal: context.signal });
}

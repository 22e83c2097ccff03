import type { User } from '@leister/identity';
import type { ArgsOf } from '../../../args/option.js';
import type { Context } from '../../../context.js';
import { projectIdFor } from '../../../lib/project-id.js';
import { domainIdFor } from '../ids.js';
import type { args } from './create.js';
import { newPassword } from '../../../lib/new-password.js';

export async function* run(asked: ArgsOf<typeof args>, context: Context): AsyncGenerator<User> {
  const call = { signal: context.signal };
  const { name, description, email } = asked;
  const password = asked.password ? await newPassword(context) : undefined;
  const client = await context.service('identity');
  const user = {
    ...{ name, description, email, password },
    domainId: await domainIdFor(asked.domainId, client, call),
    defaultProjectId: await projectIdFor(asked.projectId, context),
    enabled: asked.disable ? false : undefined,
  };
  yield await client.createUser(user, call);
}

import type { User } from '@leister/identity';
import type { ArgsOf } from '../../../args/option.js';
import { truthOf } from '../../../args/truth.js';
import type { Context } from '../../../context.js';
import { projectIdFor } from '../../../lib/project-id.js';
import type { args, oneUser } from './modify.js';
import { newPassword } from '../../../lib/new-password.js';

/** Gives the user as it is afterwards. */
export async function* run(
  asked: ArgsOf<typeof args & typeof oneUser>,
  context: Context,
): AsyncGenerator<User> {
  const call = { signal: context.signal };
  const client = await context.service('identity');
  const { id } = await client.findUser(asked.user, call);
  const { name, description, email } = asked;
  const changes = {
    ...{ name, description, email },
    password: asked.password ? await newPassword(context) : undefined,
    defaultProjectId: await projectIdFor(asked.projectId, context),
    enabled: truthOf(asked.enabled),
  };
  yield await client.updateUser(id, changes, call);
}

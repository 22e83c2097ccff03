import type { Role } from '@leister/identity';
import { defined } from '@leister/rest';
import type { ArgsOf } from '../../../args/option.js';
import type { Context } from '../../../context.js';
import type { otherName } from '../options.js';
import type { oneRole } from './modify.js';

/** Gives the role as it is afterwards. */
export async function* run(
  { role, name, description }: ArgsOf<typeof otherName & typeof oneRole>,
  { service, signal }: Context,
): AsyncGenerator<Role> {
  const client = await service('identity');
  const { id } = await client.findRole(role, { signal });
  yield await client.updateRole(id, defined({ name, description }), { signal });
}

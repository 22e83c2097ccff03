import type { Group } from '@leister/identity';
import type { ArgsOf } from '../../../args/option.js';
import type { Context } from '../../../context.js';
import type { otherName } from '../options.js';
import type { oneGroup } from './modify.js';

/** Gives the group as it is afterwards. */
export async function* run(
  { group, name, description }: ArgsOf<typeof otherName & typeof oneGroup>,
  { service, signal }: Context,
): AsyncGenerator<Group> {
  const client = await service('identity');
  const { id } = await client.findGroup(group, { signal });
  yield await client.updateGroup(id, { name, description }, { signal });
}

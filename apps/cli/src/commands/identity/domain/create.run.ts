import type { Domain } from '@leister/identity';
import type { ArgsOf } from '../../../args/option.js';
import type { Context } from '../../../context.js';
import type { newName } from '../options.js';

export async function* run(
  { name, description, disable }: ArgsOf<typeof newName>,
  { service, signal }: Context,
): AsyncGenerator<Domain> {
  const client = await service('identity');
  yield await client.createDomain({ name, description, enabled: disable ? false : undefined }, { signal });
}

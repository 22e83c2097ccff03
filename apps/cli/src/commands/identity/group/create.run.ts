import type { Group } from '@leister/identity';
import type { ArgsOf } from '../../../args/option.js';
import type { Context } from '../../../context.js';
import { domainIdFor } from '../ids.js';
import type { args } from './create.js';

export async function* run(
  { name, description, domainId }: ArgsOf<typeof args>,
  { service, signal }: Context,
): AsyncGenerator<Group> {
  const client = await service('identity');
  const domain = await domainIdFor(domainId, client, { signal });
  yield await client.createGroup({ name, description, domainId: domain }, { signal });
}

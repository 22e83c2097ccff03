import type { Role } from '@leister/identity';
import { select } from '../../../args/listing.js';
import type { ArgsOf } from '../../../args/option.js';
import type { Context } from '../../../context.js';
import { domainIdFor } from '../ids.js';
import type { args } from './list.js';

export async function* run(filter: ArgsOf<typeof args>, { service, signal }: Context): AsyncGenerator<Role> {
  const client = await service('identity');
  const domainId = await domainIdFor(filter.domainId, client, { signal });
  yield* select(client.listRoles({ name: filter.name, domainId }, { signal }), filter);
}

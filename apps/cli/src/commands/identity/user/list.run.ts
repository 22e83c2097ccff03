import type { User } from '@leister/identity';
import { select } from '../../../args/listing.js';
import type { ArgsOf } from '../../../args/option.js';
import { truthOf } from '../../../args/truth.js';
import type { Context } from '../../../context.js';
import { domainIdFor } from '../ids.js';
import type { args } from './list.js';

export async function* run(filter: ArgsOf<typeof args>, { service, signal }: Context): AsyncGenerator<User> {
  const client = await service('identity');
  const domainId = await domainIdFor(filter.domainId, client, { signal });
  const asked = { name: filter.name, domainId, enabled: truthOf(filter.enabled) };
  yield* select(client.listUsers(asked, { signal }), filter);
}

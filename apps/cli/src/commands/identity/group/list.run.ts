import type { Group } from '@leister/identity';
import { select } from '../../../args/listing.js';
import type { ArgsOf } from '../../../args/option.js';
import type { Context } from '../../../context.js';
import { idFor } from '../../../lib/look-up.js';
import { domainIdFor } from '../ids.js';
import type { args } from './list.js';

export async function* run(filter: ArgsOf<typeof args>, { service, signal }: Context): AsyncGenerator<Group> {
  const client = await service('identity');
  const domainId = await domainIdFor(filter.domainId, client, { signal });
  const userId = await idFor(filter.userId, (given) => client.findUser(given, { signal }));
  const groups =
    userId === undefined
      ? client.listGroups({ name: filter.name, domainId }, { signal })
      : client.listUserGroups(userId, { signal });
  yield* select(groups, filter, (group) => domainId === undefined || group.domainId === domainId);
}

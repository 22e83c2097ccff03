import type { IdentityClient, Project } from '@leister/identity';
import type { CallOptions, Listing } from '@leister/rest';
import { select } from '../../../args/listing.js';
import type { ArgsOf } from '../../../args/option.js';
import { truthOf } from '../../../args/truth.js';
import type { Context } from '../../../context.js';
import { idFor } from '../../../lib/look-up.js';
import { domainIdFor } from '../ids.js';
import type { args } from './list.js';

type Args = ArgsOf<typeof args>;

export async function* run(filter: Args, { service, signal }: Context): AsyncGenerator<Project> {
  const client = await service('identity');
  const domainId = await domainIdFor(filter.domainId, client, { signal });
  const userId = await idFor(filter.userId, (given) => client.findUser(given, { signal }));
  const enabled = truthOf(filter.enabled);
  yield* select(listingOf(filter, { domainId, userId, enabled }, client, { signal }), filter, (project) => {
    return (
      (domainId === undefined || project.domainId === domainId) &&
      (enabled === undefined || project.enabled === enabled)
    );
  });
}

function listingOf(
  { mine, name }: Args,
  {
    userId,
    ...asked
  }: { domainId: string | undefined; userId: string | undefined; enabled: boolean | undefined },
  client: IdentityClient,
  call: CallOptions,
): Listing<Project> {
  if (mine) return client.listMyProjects(call);
  if (userId !== undefined) return client.listUserProjects(userId, call);
  return client.listProjects({ name, ...asked }, call);
}

import type { Domain } from '@leister/identity';
import { select } from '../../../args/listing.js';
import type { ArgsOf } from '../../../args/option.js';
import { truthOf } from '../../../args/truth.js';
import type { Context } from '../../../context.js';
import type { args } from './list.js';

export async function* run(
  filter: ArgsOf<typeof args>,
  { service, signal }: Context,
): AsyncGenerator<Domain> {
  const client = await service('identity');
  const enabled = truthOf(filter.enabled);
  const domains = filter.mine
    ? client.listMyDomains({ signal })
    : client.listDomains({ name: filter.name, enabled }, { signal });
  yield* select(domains, filter, (domain) => enabled === undefined || domain.enabled === enabled);
}

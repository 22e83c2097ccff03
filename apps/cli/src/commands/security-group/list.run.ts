import type { SecurityGroup } from '@leister/network';
import { select } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { commonFilters } from '../../networking/filters.js';
import type { args } from './list.js';

export async function* run(filter: ArgsOf<typeof args>, context: Context): AsyncGenerator<SecurityGroup> {
  const client = await context.service('network');
  const asked = await commonFilters(filter, context);
  yield* select(client.listSecurityGroups(asked, { signal: context.signal }), filter);
}

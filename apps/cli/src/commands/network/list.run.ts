import type { Network } from '@leister/network';
import { select } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import { truthOf } from '../../args/truth.js';
import type { Context } from '../../context.js';
import { refuseOptions } from '../../lib/refuse-options.js';
import { commonFilters } from '../../networking/filters.js';
import type { args } from './list.js';

export async function* run(filter: ArgsOf<typeof args>, context: Context): AsyncGenerator<Network> {
  await refuseOptions(filter, ['userId'], context);
  const client = await context.service('network');
  const asked = {
    ...(await commonFilters(filter, context)),
    status: filter.status,
    external: truthOf(filter.external),
    shared: truthOf(filter.shared),
  };
  yield* select(client.listNetworks(asked, { signal: context.signal }), filter);
}

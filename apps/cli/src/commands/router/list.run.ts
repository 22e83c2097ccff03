import type { Router } from '@leister/network';
import { select } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { commonFilters } from '../../networking/filters.js';
import type { args } from './list.js';

export async function* run(filter: ArgsOf<typeof args>, context: Context): AsyncGenerator<Router> {
  const client = await context.service('network');
  const asked = { ...(await commonFilters(filter, context)), status: filter.status };
  yield* select(client.listRouters(asked, { signal: context.signal }), filter);
}

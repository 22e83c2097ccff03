import type { Snapshot } from '@leister/block-storage';
import { select } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { idFor } from '../../lib/look-up.js';
import type { args } from './list.js';

export async function* run(
  filter: ArgsOf<typeof args>,
  { service, signal }: Context,
): AsyncGenerator<Snapshot> {
  const client = await service('block-storage');
  const { name, status, allProjects, order } = filter;
  const volumeId = await idFor(filter.volumeId, (given) => client.findVolume(given, { signal }));
  const asked = { name, status, volumeId, order, allProjects: allProjects || undefined };
  yield* select(client.listSnapshots(asked, { signal }), filter);
}

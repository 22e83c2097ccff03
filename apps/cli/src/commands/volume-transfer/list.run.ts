import type { VolumeTransfer } from '@leister/block-storage';
import { select } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { args } from './list.js';

export async function* run(
  filter: ArgsOf<typeof args>,
  { service, signal }: Context,
): AsyncGenerator<VolumeTransfer> {
  const client = await service('block-storage');
  const asked = filter.allProjects ? { allProjects: true } : {};
  yield* select(client.listTransfers(asked, { signal }), filter);
}

import type { VolumeType } from '@leister/block-storage';
import { select } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { listArgs } from './about.js';

export async function* run(
  filter: ArgsOf<typeof listArgs>,
  { service, signal }: Context,
): AsyncGenerator<VolumeType> {
  yield* select((await service('block-storage')).listVolumeTypes({}, { signal }), filter);
}

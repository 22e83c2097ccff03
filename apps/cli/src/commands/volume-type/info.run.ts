import type { VolumeType } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { oneType } from './about.js';

export async function* run(
  { type }: ArgsOf<typeof oneType>,
  { service, signal }: Context,
): AsyncGenerator<VolumeType> {
  yield await (await service('block-storage')).findVolumeType(type, { signal });
}

import type { Volume } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { oneVolume } from './info.js';

export async function* run(
  { volume }: ArgsOf<typeof oneVolume>,
  { service, signal }: Context,
): AsyncGenerator<Volume> {
  yield await (await service('block-storage')).findVolume(volume, { signal });
}

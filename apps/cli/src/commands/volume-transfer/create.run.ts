import type { VolumeTransfer } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { oneVolume } from '../volume/info.js';
import type { args } from './create.js';

export async function* run(
  { volume, name }: ArgsOf<typeof args & typeof oneVolume>,
  { service, signal }: Context,
): AsyncGenerator<VolumeTransfer> {
  const client = await service('block-storage');
  const { id: volumeId } = await client.findVolume(volume, { signal });
  yield await client.createTransfer({ volumeId, ...(name !== undefined && { name }) }, { signal });
}

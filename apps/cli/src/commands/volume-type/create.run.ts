import type { VolumeType } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { args } from './create.js';

export async function* run(
  { name, description, private: isPrivate, specSet }: ArgsOf<typeof args>,
  { service, signal }: Context,
): AsyncGenerator<VolumeType> {
  const client = await service('block-storage');
  const extraSpecs = specSet.length > 0 ? Object.fromEntries(specSet) : undefined;
  yield await client.createVolumeType({ name, description, isPublic: !isPrivate, extraSpecs }, { signal });
}

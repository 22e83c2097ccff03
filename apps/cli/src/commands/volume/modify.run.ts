import type { Volume } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { refuseForeign } from '../../lib/refuse-options.js';
import { takeSteps } from '../../lib/take-steps.js';
import type { oneVolume } from './info.js';
import type { args } from './modify.js';

/** Gives the volume as it is afterwards. */
export async function* run(
  asked: ArgsOf<typeof args & typeof oneVolume>,
  context: Context,
): AsyncGenerator<Volume> {
  const call = { signal: context.signal };
  await refuseForeign(asked, ['deleteOnTermination'], context);
  const client = await context.service('block-storage');
  const { id } = await client.findVolume(asked.volume, call);
  const { name, description, size, volumeType, migrationPolicy, bootable, readonly } = asked;
  const resize = async (): Promise<unknown> => {
    const inUse = (await client.getVolumeDetails(id, call)).status !== 'available';
    return client.extendVolume(id, { size: size ?? 0, ...(inUse && { inUse }) }, call);
  };
  await takeSteps(asked, [
    [['name', 'description'], () => client.updateVolume(id, { name, description }, call)],
    ['metadataSet', () => client.updateVolumeMetadata(id, Object.fromEntries(asked.metadataSet), call)],
    [
      'metadataDel',
      async () => {
        for (const key of asked.metadataDel) await client.deleteVolumeMetadata(id, key, call);
      },
    ],
    ['bootable', () => client.setVolumeBootable(id, bootable === 'true', call)],
    ['readonly', () => client.setVolumeReadonly(id, readonly === 'true', call)],
    ['size', resize],
    [
      'volumeType',
      async () => {
        const to = { volumeType: volumeType ?? '', ...(migrationPolicy && { migrationPolicy }) };
        return client.retypeVolume(id, to, call);
      },
    ],
  ]);
  yield await client.getVolumeDetails(id, call);
}

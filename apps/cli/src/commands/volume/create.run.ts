import type { Volume } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { idFor } from '../../lib/look-up.js';
import { refuseForeign } from '../../lib/refuse-options.js';
import { createAndWait } from '../../resources/create-and-wait.js';
import type { args } from './create.js';
import { volumes } from './kind.js';

export async function* run(asked: ArgsOf<typeof args>, context: Context): AsyncGenerator<Volume> {
  await refuseForeign(asked, ['serverId', 'projectId'], context);
  const client = await context.service('block-storage');
  const { name, size, description, volumeType, availabilityZone, metadata, bootable } = asked;
  yield* createAndWait(await volumes(context), asked, context, async (call) => {
    const [snapshotId, sourceVolumeId, imageId, backupId] = await Promise.all([
      idFor(asked.snapshotId, (given) => client.findSnapshot(given, call)),
      idFor(asked.sourceVolumeId, (given) => client.findVolume(given, call)),
      idFor(asked.imageId, async (given) => (await context.service('image')).findImage(given, call)),
      idFor(asked.backupId, (given) => client.findBackup(given, call)),
    ]);
    const source = { snapshotId, sourceVolumeId, imageId, backupId };
    const volume = {
      ...{ name, size, description, volumeType, availabilityZone },
      ...source,
      metadata: metadata.length > 0 ? Object.fromEntries(metadata) : undefined,
      bootable: bootable || undefined,
    };
    return client.createVolume(volume, call);
  });
}

import type { Backup } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { idFor } from '../../lib/look-up.js';
import { createAndWait } from '../../resources/create-and-wait.js';
import type { args } from './create.js';
import { backups } from './kind.js';

export async function* run(asked: ArgsOf<typeof args>, context: Context): AsyncGenerator<Backup> {
  const client = await context.service('block-storage');
  yield* createAndWait(await backups(context), asked, context, async (call) => {
    const { name, description, container, incremental, force, availabilityZone } = asked;
    const [{ id: volumeId }, snapshotId] = await Promise.all([
      client.findVolume(asked.volumeId, call),
      idFor(asked.snapshotId, (given) => client.findSnapshot(given, call)),
    ]);
    const backup = {
      ...{ volumeId, snapshotId, name, description, container, availabilityZone },
      incremental: incremental || undefined,
      force: force || undefined,
      metadata: asked.metadata.length > 0 ? Object.fromEntries(asked.metadata) : undefined,
    };
    return client.createBackup(backup, call);
  });
}

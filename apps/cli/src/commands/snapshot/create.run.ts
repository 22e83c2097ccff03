import type { Snapshot } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { createAndWait } from '../../resources/create-and-wait.js';
import type { args } from './create.js';
import { snapshots } from './kind.js';

export async function* run(asked: ArgsOf<typeof args>, context: Context): AsyncGenerator<Snapshot> {
  const client = await context.service('block-storage');
  yield* createAndWait(await snapshots(context), asked, context, async (call) => {
    const { name, description, force } = asked;
    const metadata = asked.metadata.length > 0 ? Object.fromEntries(asked.metadata) : undefined;
    const { id: volumeId } = await client.findVolume(asked.volumeId, call);
    const snapshot = { volumeId, name, description, metadata, force: force || undefined };
    return client.createSnapshot(snapshot, call);
  });
}

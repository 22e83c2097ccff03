import type { Snapshot } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { takeSteps } from '../../lib/take-steps.js';
import type { oneSnapshot } from './columns.js';
import type { args } from './modify.js';

/** Gives the snapshot as it is afterwards. */
export async function* run(
  asked: ArgsOf<typeof args & typeof oneSnapshot>,
  { service, signal }: Context,
): AsyncGenerator<Snapshot> {
  const client = await service('block-storage');
  const call = { signal };
  const { id } = await client.findSnapshot(asked.snapshot, call);
  const { name, description, metadataSet, metadataDel } = asked;
  await takeSteps(asked, [
    [['name', 'description'], () => client.updateSnapshot(id, { name, description }, call)],
    ['metadataSet', () => client.updateSnapshotMetadata(id, Object.fromEntries(metadataSet), call)],
    [
      'metadataDel',
      async () => {
        for (const key of metadataDel) await client.deleteSnapshotMetadata(id, key, call);
      },
    ],
  ]);
  yield await client.getSnapshotDetails(id, call);
}

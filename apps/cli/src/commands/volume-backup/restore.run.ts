import type { Volume } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { idFor } from '../../lib/look-up.js';
import { createAndWait } from '../../resources/create-and-wait.js';
import { volumes } from '../volume/kind.js';
import type { oneBackup } from './columns.js';
import type { args } from './restore.js';

/** Gives the volume. */
export async function* run(
  asked: ArgsOf<typeof args & typeof oneBackup>,
  context: Context,
): AsyncGenerator<Volume> {
  const client = await context.service('block-storage');
  yield* createAndWait(await volumes(context), asked, context, async (call) => {
    const { id } = await client.findBackup(asked.backup, call);
    const volumeId = await idFor(asked.volumeId, (given) => client.findVolume(given, call));
    const restored = await client.restoreBackup(id, { volumeId, name: asked.name }, call);
    return client.getVolumeDetails(restored.volumeId, call);
  });
}

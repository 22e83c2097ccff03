import type { VolumeAttachment } from '@leister/compute';
import type { ArgsOf } from '../../args/option.js';
import type { oneServer } from '../../args/servers.js';
import type { Context } from '../../context.js';
import { volumeIdFor } from '../../lib/volume-id.js';
import type { args } from './detach.js';

/** Gives what was taken off. */
export async function* run(
  { server, attachmentId, volumeId }: ArgsOf<typeof args & typeof oneServer>,
  context: Context,
): AsyncGenerator<VolumeAttachment> {
  const { signal } = context;
  const client = await context.compute();
  const { id } = await client.findServer(server, { signal });
  if (volumeId !== undefined)
    yield* await client.detachVolume(id, await volumeIdFor(volumeId, context), { signal });
  if (attachmentId !== undefined) {
    const attachment = await client.getVolumeAttachment(id, attachmentId, { signal });
    await client.deleteVolumeAttachment(id, attachmentId, { signal });
    yield attachment;
  }
}

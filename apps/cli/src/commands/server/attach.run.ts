import type { VolumeAttachment } from '@leister/compute';
import type { ArgsOf } from '../../args/option.js';
import type { oneServer } from '../../args/servers.js';
import type { Context } from '../../context.js';
import { volumeIdFor } from '../../lib/volume-id.js';
import type { args } from './attach.js';

type Args = ArgsOf<typeof args & typeof oneServer>;

export async function* run({ server, volumeId }: Args, context: Context): AsyncGenerator<VolumeAttachment> {
  const call = { signal: context.signal };
  const client = await context.compute();
  const { id } = await client.findServer(server, call);
  yield await client.attachVolume(id, await volumeIdFor(volumeId, context), call);
}

import type { VolumeAttachment } from '@leister/compute';
import type { ArgsOf } from '../../args/option.js';
import type { oneServer } from '../../args/servers.js';
import type { Context } from '../../context.js';
import type { args } from './attach.js';

type Args = ArgsOf<typeof args & typeof oneServer>;

export async function* run(
  { server, volumeId }: Args,
  { compute, signal }: Context,
): AsyncGenerator<VolumeAttachment> {
  const client = await compute();
  const { id } = await client.findServer(server, { signal });
  yield await client.attachVolume(id, volumeId, { signal });
}

import type { VolumeAttachment } from '@leister/compute';
import type { ArgsOf } from '../../args/option.js';
import type { oneServer } from '../../args/servers.js';
import type { Context } from '../../context.js';

export async function* run(
  { server }: ArgsOf<typeof oneServer>,
  { compute, signal }: Context,
): AsyncGenerator<VolumeAttachment> {
  const client = await compute();
  const { id } = await client.findServer(server, { signal });
  yield* client.listVolumeAttachments(id, { signal });
}

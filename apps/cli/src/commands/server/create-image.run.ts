import { defined } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { oneServer } from '../../args/servers.js';
import type { Context } from '../../context.js';
import type { args } from './create-image.js';

/** An image that is being made. */
export interface ImageBegun {
  imageId?: string;
  name: string;
}

export async function* run(
  { server, name, metadata }: ArgsOf<typeof args & typeof oneServer>,
  { compute, signal }: Context,
): AsyncGenerator<ImageBegun> {
  const client = await compute();
  const { id } = await client.findServer(server, { signal });
  const image = { name, ...(metadata.length > 0 && { metadata: Object.fromEntries(metadata) }) };
  const { imageId } = await client.createServerImage(id, image, { signal });
  yield defined({ imageId, name });
}

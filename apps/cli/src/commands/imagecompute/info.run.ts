import type { Image } from '@leister/compute';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { oneImage } from './columns.js';

export async function* run(
  { image }: ArgsOf<typeof oneImage>,
  { compute, signal }: Context,
): AsyncGenerator<Image> {
  const client = await compute();
  yield await client.findImage(image, { signal });
}

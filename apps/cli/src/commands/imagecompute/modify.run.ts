import type { Image } from '@leister/compute';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { oneImage } from './columns.js';
import type { args } from './modify.js';

/** Gives the image as it is afterwards. */
export async function* run(
  { image, propertyAdd, propertyDel }: ArgsOf<typeof args & typeof oneImage>,
  { compute, signal }: Context,
): AsyncGenerator<Image> {
  const client = await compute();
  const { id } = await client.findImage(image, { signal });
  if (propertyAdd.length > 0)
    await client.updateImageMetadata(id, Object.fromEntries(propertyAdd), { signal });
  for (const key of propertyDel) await client.deleteImageMetadata(id, key, { signal });
  yield await client.getImageDetails(id, { signal });
}

import type { ImageMember } from '@leister/image';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { oneImage } from './columns.js';

export async function* run(
  { image }: ArgsOf<typeof oneImage>,
  { service, signal }: Context,
): AsyncGenerator<ImageMember> {
  const client = await service('image');
  const { id } = await client.findImage(image, { signal });
  yield* client.listMembers(id, { signal });
}

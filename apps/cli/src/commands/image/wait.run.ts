import type { Image } from '@leister/image';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { waitFor } from '../../resources/wait-for.js';
import type { someImages } from './columns.js';
import { images } from './kind.js';
import type { args } from './wait.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof someImages>,
  context: Context,
): AsyncGenerator<Image> {
  yield* waitFor(await images(context), asked.images, { ...asked, first: 'queued' }, context);
}

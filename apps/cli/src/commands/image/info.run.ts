import type { Image } from '@leister/image';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { refuseForeign } from '../../lib/refuse-options.js';
import type { oneImage } from './columns.js';
import type { args } from './info.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof oneImage>,
  context: Context,
): AsyncGenerator<Image> {
  await refuseForeign(asked, ['hashmap'], context);
  yield await (await context.service('image')).findImage(asked.image, { signal: context.signal });
}

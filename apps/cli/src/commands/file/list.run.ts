import type { ObjectEntry } from '@leister/storage';
import { select } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { refuseForeign } from '../../lib/refuse-options.js';
import type { args, positionals } from './list.js';
import { below, placeOf, storageAt } from './place.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof positionals>,
  context: Context,
): AsyncGenerator<ObjectEntry> {
  await refuseForeign(asked, ['meta', 'public', 'sharedByMe', 'until', 'format'], context);
  const { location = '', recursive, marker, namePrefix } = asked;
  const place = placeOf(location, asked);
  const client = await storageAt(place, context);
  const prefix = below(place.object) || namePrefix;
  const delimiter = recursive ? undefined : (asked.delimiter ?? '/');
  yield* select(
    client.listObjects(place.container, { prefix, delimiter, marker }, { signal: context.signal }),
    asked,
    // What stands for the folder is not in it.
    ({ name }) => name !== prefix || place.object === '',
  );
}

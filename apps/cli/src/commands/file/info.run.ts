import type { Metadata, ObjectEntry, ObjectInfo } from '@leister/storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { refuseForeign } from '../../lib/refuse-options.js';
import { readCallOf } from './conditions.js';
import type { args } from './info.js';
import { objectOf, type oneLocation, storageAt, tellMissing } from './place.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof oneLocation>,
  context: Context,
): AsyncGenerator<ObjectEntry | ObjectInfo | Metadata> {
  const { signal } = context;
  const place = objectOf(asked.location, asked);
  await refuseForeign(asked, ['hashmap', 'sharing'], context);
  const client = await storageAt(place, context);
  if (asked.objectVersions) yield* client.getObjectVersionlist(place.object, { signal });
  else {
    const found = await tellMissing(
      place,
      client.getObjectInfo(place.object, { ...readCallOf(asked), signal }),
    );
    yield asked.metadata ? found.metadata : found;
  }
}

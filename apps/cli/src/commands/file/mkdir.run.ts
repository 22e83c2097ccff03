import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { doEach } from '../../lib/do-each.js';
import type { ObjectReport } from './columns.js';
import { objectOf, type placeOptions, shownPlace, type someLocations, storageAt } from './place.js';

export async function* run(
  asked: ArgsOf<typeof placeOptions & typeof someLocations>,
  context: Context,
): AsyncGenerator<ObjectReport> {
  asked.locations.forEach((location) => objectOf(location, asked));
  yield* doEach(asked.locations, context, async (location) => {
    const place = objectOf(location, asked);
    const client = await storageAt(place, context);
    await client.createDirectory(place.object, { signal: context.signal, ifNoneMatch: '*' });
    return { name: shownPlace(place), result: 'created' };
  });
}

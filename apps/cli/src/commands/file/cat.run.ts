import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { streamOut } from '../../io/stream-out.js';
import type { args } from './cat.js';
import { readCallOf } from './conditions.js';
import { objectOf, type someLocations, storageAt, tellMissing } from './place.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof someLocations>,
  context: Context,
): AsyncGenerator<never> {
  const { io, signal } = context;
  const places = asked.locations.map((location) => objectOf(location, asked));
  for (const place of places) {
    const client = await storageAt(place, context);
    const call = { ...readCallOf(asked), range: asked.range, signal };
    const { body } = await tellMissing(place, client.downloadObject(place.object, call));
    await streamOut(body, io, signal);
    if (io.closed) return;
  }
}

import { ClientError } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { confirm } from '../../io/confirm.js';
import { doEach } from '../../lib/do-each.js';
import { mayDelete } from '../../lib/may-delete.js';
import { refuseForeign } from '../../lib/refuse-options.js';
import type { ObjectReport } from './columns.js';
import type { args } from './delete.js';
import { deleteBelow } from './delete-below.js';
import {
  below,
  objectOf,
  type Place,
  shownPlace,
  type someLocations,
  storageAt,
  tellMissing,
} from './place.js';

type Args = ArgsOf<typeof args & typeof someLocations>;

export async function* run(asked: Args, context: Context): AsyncGenerator<ObjectReport> {
  asked.locations.forEach((location) => objectOf(location, asked));
  await refuseForeign(asked, ['delimiter', 'until'], context);
  if (!(await isSure(asked, context))) return;
  yield* doEach(asked.locations, context, async (location) => {
    const place = objectOf(location, asked);
    await (asked.recursive ? deleteTree(place, context) : deleteOne(place, asked, context));
    return { name: shownPlace(place), result: 'deleted' };
  });
}

/** Of a folder nobody sees how much there is below. */
async function isSure(asked: Args, context: Context): Promise<boolean> {
  const { recursive, locations, yes } = asked;
  if (!recursive || yes) return mayDelete(locations, 'objects', asked, context);
  return confirm(`Delete ${locations.join(', ')} and all that is below?`, context.io, context.signal);
}

async function deleteOne(place: Place, { objectVersion }: Args, context: Context): Promise<void> {
  const { signal } = context;
  const client = await storageAt(place, context);
  if (objectVersion === undefined)
    await tellMissing(place, client.deleteLargeObject(place.object, { signal }));
  else await tellMissing(place, client.deleteObject(place.object, { signal, versionId: objectVersion }));
}

async function deleteTree(place: Place, context: Context): Promise<void> {
  const { signal, fail } = context;
  const client = await storageAt(place, context);
  const prefix = below(place.object);
  const { deleted, failed } = await deleteBelow(client, place.container, { prefix, signal });
  for (const { name, error } of failed) fail(shownPlace({ ...place, object: name }), error);
  try {
    // What stands for the folder, where there is such a thing.
    if (prefix !== place.object) await tellMissing(place, client.deleteLargeObject(place.object, { signal }));
  } catch (error) {
    const isMissing = ClientError.from(error).code === 'NOT_FOUND';
    if (!isMissing || (deleted === 0 && failed.length === 0)) throw error;
  }
  if (failed.length > 0)
    throw new ClientError(`${failed.length} objects could not be deleted`, { code: 'OPERATION_FAILED' });
}

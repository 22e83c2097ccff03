import { defined } from '@leister/rest';
import type { ObjectChanges, ObjectInfo } from '@leister/storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { refuseForeign } from '../../lib/refuse-options.js';
import { type Step, takeSteps } from '../../lib/take-steps.js';
import type { args } from './modify.js';
import { objectOf, type oneLocation, storageAt, tellMissing } from './place.js';

/** Options that are one change to Swift. */
const settings = [
  ...['metadataAdd', 'contentType', 'contentEncoding', 'contentDisposition'],
  ...['deleteAfter', 'deleteAt', 'keep'],
];

/** Gives the object as it is afterwards. */
export async function* run(
  asked: ArgsOf<typeof args & typeof oneLocation>,
  context: Context,
): AsyncGenerator<ObjectInfo> {
  const call = { signal: context.signal };
  const place = objectOf(asked.location, asked);
  await refuseForeign(asked, ['readPermission', 'writePermission', 'noPermissions'], context);
  const client = await storageAt(place, context);
  const { metadataAdd, metadataDel, contentType, contentEncoding, contentDisposition } = asked;
  const changes: ObjectChanges = defined({
    contentType,
    contentEncoding: contentEncoding === '' ? null : contentEncoding,
    contentDisposition: contentDisposition === '' ? null : contentDisposition,
    deleteAfter: asked.deleteAfter,
    deleteAt: asked.keep ? null : asked.deleteAt === undefined ? undefined : new Date(asked.deleteAt),
    metadata: metadataAdd.length === 0 ? undefined : Object.fromEntries(metadataAdd),
  });
  await takeSteps(asked, [
    [settings, () => tellMissing(place, client.updateObject(place.object, changes, call))],
    ...metadataDel.map((key): Step => {
      return ['metadataDel', () => tellMissing(place, client.delObjectMeta(place.object, key, call))];
    }),
  ]);
  yield await client.getObjectInfo(place.object, call);
}

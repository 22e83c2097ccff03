import type { Image } from '@leister/image';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { refuseForeign } from '../../lib/refuse-options.js';
import { makeImage } from './make-image.js';
import type { args } from './register.js';

const ofSynnefo = ['checksum', 'size', 'ownerName', 'metafile', 'noMetafileUpload', 'force', 'container'];

export async function* run(asked: ArgsOf<typeof args>, context: Context): AsyncGenerator<Image> {
  await refuseForeign(asked, ofSynnefo, context);
  const { name, location, uploadImageFile, diskFormat, containerFormat, uuid, property } = asked;
  // A location in Pithos is of no use to another service.
  if (!/^https?:\/\//.test(location ?? 'http://')) await refuseForeign(asked, ['location'], context);
  const fields = {
    ...{ name, diskFormat, containerFormat, id: uuid },
    visibility: asked.public ? ('public' as const) : undefined,
    properties: property.length === 0 ? undefined : Object.fromEntries(property),
  };
  yield* makeImage(fields, { file: uploadImageFile, uri: location }, asked, context);
}

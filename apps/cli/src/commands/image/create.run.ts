import type { Image } from '@leister/image';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { projectIdFor } from '../../lib/project-id.js';
import { createAndWait } from '../../resources/create-and-wait.js';
import type { args } from './create.js';
import { visibilityOf } from './fields.js';
import { images } from './kind.js';
import { makeImage } from './make-image.js';

type Args = ArgsOf<typeof args>;

export async function* run(asked: Args, context: Context): AsyncGenerator<Image> {
  if (asked.volumeId !== undefined) {
    yield* createFromVolume(asked, context);
    return;
  }
  const { name, diskFormat, containerFormat, minDisk, minRam, id, property } = asked;
  const owner = await projectIdFor(asked.owner, context);
  const fields = {
    ...{ name, diskFormat, containerFormat, minDisk, minRam, owner, id },
    visibility: visibilityOf(asked),
    protected: asked.protected || undefined,
    hidden: asked.hidden || undefined,
    tags: asked.tag.length === 0 ? undefined : asked.tag,
    properties: property.length === 0 ? undefined : Object.fromEntries(property),
  };
  yield* makeImage(fields, asked, asked, context);
}

/** The volume's own service makes it. */
async function* createFromVolume(asked: Args, context: Context): AsyncGenerator<Image> {
  const [volumes, client] = await Promise.all([context.service('block-storage'), context.service('image')]);
  yield* createAndWait(
    await images(context),
    asked,
    context,
    async (call) => {
      const { id } = await volumes.findVolume(asked.volumeId ?? '', call);
      const { imageId } = await volumes.uploadVolumeToImage(
        id,
        {
          imageName: asked.name,
          force: asked.force || undefined,
          diskFormat: asked.diskFormat,
          containerFormat: asked.containerFormat,
          visibility: visibilityOf(asked),
          protected: asked.protected || undefined,
        },
        call,
      );
      return client.getImageDetails(imageId, call);
    },
    'active',
  );
}

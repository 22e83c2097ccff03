import type { Image } from '@leister/image';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { showTransfer } from '../../io/transfer-progress.js';
import { openData, sendData } from './make-image.js';
import type { args, positionals } from './upload.js';

/** Gives the image as it is afterwards. */
export async function* run(
  asked: ArgsOf<typeof args & typeof positionals>,
  context: Context,
): AsyncGenerator<Image> {
  const { signal, io } = context;
  const client = await context.service('image');
  const data = await openData(asked.file, io);
  const image = await client.findImage(asked.image, { signal });
  if (!asked.stage) {
    yield await sendData(client, image, data, asked, context);
    return;
  }
  const bar = await showTransfer(image.name || image.id, asked, context);
  try {
    const onProgress = bar.update.bind(bar);
    await client.stageImage(image.id, data.body, { contentLength: data.bytes, signal, onProgress });
  } finally {
    bar.stop();
  }
  yield await client.getImageDetails(image.id, { signal });
}

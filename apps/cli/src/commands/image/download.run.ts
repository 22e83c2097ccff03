import { lstat } from 'node:fs/promises';
import { ClientError } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { streamOut } from '../../io/stream-out.js';
import { showTransfer } from '../../io/transfer-progress.js';
import { writeWhole } from '../../io/write-whole.js';
import type { args, positionals } from './download.js';

/** Data that is a file now. */
interface DownloadedImage {
  id: string;
  name: string;
  bytes: number;
  path: string;
}

export async function* run(
  asked: ArgsOf<typeof args & typeof positionals>,
  context: Context,
): AsyncGenerator<DownloadedImage> {
  const { service, signal, io } = context;
  const { image: given, file: path } = asked;
  const isThere = path !== '-' && (await lstat(path).catch(() => undefined)) !== undefined;
  if (isThere && !asked.force)
    throw new ClientError(`there is a file already: ${path}`, { code: 'CONFLICT' });
  const client = await service('image');
  const image = await client.findImage(given, { signal });
  if (path === '-') {
    await streamOut(await client.downloadImage(image, { signal }), io, signal);
    return;
  }
  const bar = await showTransfer(image.name || image.id, asked, context);
  try {
    const data = await client.downloadImage(image, {
      signal,
      onProgress: (progress) => bar.update(progress),
    });
    const bytes = await writeWhole(path, data, signal);
    yield { id: image.id, name: image.name, bytes, path };
  } finally {
    bar.stop();
  }
}

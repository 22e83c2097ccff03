import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { CreateImage, Image, ImageClient } from '@leister/image';
import { type BodySource, ClientError } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { waiting } from '../../args/waiting.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../failure/usage-error.js';
import type { Io } from '../../io/io.js';
import { showTransfer } from '../../io/transfer-progress.js';
import { createAndWait } from '../../resources/create-and-wait.js';
import { images } from './kind.js';

/** Where an image's data comes from; none for one that gets it later. */
export interface DataSource {
  /** `-` is standard input. */
  file?: string | undefined;
  /** From where the cloud fetches it. */
  uri?: string | undefined;
}

/** Makes an image and gives it its data. */
export async function* makeImage(
  fields: CreateImage,
  { file, uri }: DataSource,
  args: ArgsOf<typeof waiting>,
  context: Context,
): AsyncGenerator<Image> {
  const client = await context.service('image');
  const formats = {
    diskFormat: fields.diskFormat ?? 'raw',
    containerFormat: fields.containerFormat ?? 'bare',
  };
  const wish = { ...fields, ...formats };
  if (file === undefined && uri === undefined) {
    yield await client.createImage(wish, { signal: context.signal });
    return;
  }
  // Before anything is made: a file that cannot be read leaves no image without data behind.
  const data = file === undefined ? undefined : await openData(file, context.io);
  const begin = async (call: { signal?: AbortSignal | undefined }): Promise<Image> => {
    const image = await client.createImage(wish, call);
    try {
      if (data) return await sendData(client, image, data, args, context);
      await client.importImage(image.id, { method: 'web-download', uri: uri ?? '' }, call);
      return await client.getImageDetails(image.id, call);
    } catch (error) {
      throw withoutData(image, ClientError.from(error));
    }
  };
  // Glance has taken data in when it answers, however long the sending was: there is nothing to wait for.
  if (data) yield await begin({ signal: context.signal });
  else yield* createAndWait(await images(context), args, context, begin, 'active');
}

/** Data and how much it is, where that is known. */
export interface Data {
  body: BodySource;
  bytes: number | undefined;
}

/** @throws UsageError for a file that cannot be read */
export async function openData(file: string, io: Io): Promise<Data> {
  if (file === '-') return { body: io.stdin, bytes: undefined };
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new Error(`${file} is no file`);
    return { body: () => createReadStream(file), bytes: found.size };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Sends the data of an image and shows how far it has got. */
export async function sendData(
  client: ImageClient,
  image: Image,
  { body, bytes }: Data,
  args: { noProgressBar: boolean },
  context: Context,
): Promise<Image> {
  const { leftovers, signal } = context;
  const bar = await showTransfer(image.name || image.id, args, context);
  leftovers.set(image.id, `image ${image.name} (id ${image.id}), without its data: ${howToGoOn(image)}`);
  try {
    return await client.uploadImage(image.id, body, {
      contentLength: bytes,
      signal,
      onProgress: (progress) => bar.update(bytes === undefined ? progress : { total: bytes, ...progress }),
    });
  } finally {
    bar.stop();
    if (!signal.aborted) leftovers.clear(image.id);
  }
}

function withoutData(image: Image, error: ClientError): ClientError {
  const { message, status, code, details, request } = error;
  return new ClientError(message, {
    status,
    code,
    details: [...details, `image ${image.name} (id ${image.id}) was made, without data: ${howToGoOn(image)}`],
    ...(request && { request }),
    cause: error,
  });
}

function howToGoOn({ id }: Image): string {
  return `leister image upload ${id} FILE goes on, leister image unregister ${id} gives up`;
}

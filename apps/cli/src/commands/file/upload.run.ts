import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { ObjectSettings, StorageClient, UploadFile } from '@leister/storage';
import type { ClientError } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../failure/usage-error.js';
import { refuseForeign } from '../../lib/refuse-options.js';
import { below, lastName, type Place, placeOf, shownPlace, storageAt } from './place.js';
import { type Transferred, withProgress } from './transfer.js';
import type { args, positionals } from './upload.js';

type Args = ArgsOf<typeof args & typeof positionals>;

export async function* run(asked: Args, context: Context): AsyncGenerator<Transferred> {
  const { local, location = '', recursive } = asked;
  const given = placeOf(location, asked);
  await refuseForeign(asked, ['public', 'readPermission', 'writePermission', 'sourceIsHashmap'], context);
  const client = await storageAt(given, context);
  if (local === '-') {
    if (lastName(given.object) === '')
      throw new UsageError('what is it to be called?', 'give /CONTAINER/OBJECT');
    yield await uploadStream(client, given, asked, context);
    return;
  }
  const found = await stat(local).catch((error: unknown) => {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  });
  const place = { ...given, object: nameFor(given.object, local) };
  if (!found.isDirectory()) yield await uploadOne(client, place, asked, context);
  else if (recursive)
    yield* uploadAll(client, { ...given, object: given.object || lastOf(local) }, asked, context);
  else throw new UsageError(`${local} is a folder`, 'with -r it is stored with all that is in it');
}

async function uploadOne(
  client: StorageClient,
  place: Place,
  asked: Args,
  context: Context,
): Promise<Transferred> {
  const name = shownPlace(place);
  if (asked.etag !== undefined || asked.unchunked) return uploadWhole(client, place, asked, context);
  const { segmentSize } = asked;
  const canGoOn = (total: number): boolean => total > (segmentSize ?? 1 << 30);
  return withProgress(name, { asked, context, canGoOn }, async (onProgress) => {
    const options = {
      ...uploadOptions(asked),
      concurrency: asked.threads,
      onProgress,
      signal: context.signal,
    };
    const { outcome, bytes } = await client.uploadFile(place.object, asked.local, options);
    return { name, result: outcome, bytes };
  });
}

async function* uploadAll(
  client: StorageClient,
  place: Place,
  asked: Args,
  context: Context,
): AsyncGenerator<Transferred> {
  const { signal, leftovers } = context;
  const prefix = below(place.object);
  const name = shownPlace({ ...place, object: prefix });
  let stored = 0;
  const onSettled = ({ error }: { error?: ClientError }): void => {
    if (error) return;
    stored += 1;
    leftovers.set(name, `${stored} files are in ${name}: the same command goes on with the rest`);
  };
  const settled = await withProgress(name, { asked, context }, (onProgress) =>
    client.uploadFolder(asked.local, {
      ...uploadOptions(asked),
      prefix,
      files: asked.threads,
      onProgress,
      onSettled,
      signal,
    }),
  );
  for (const { item, value, error } of settled) {
    if (error) context.fail(item, error);
    else
      yield { name: shownPlace({ ...place, object: value.name }), result: value.outcome, bytes: value.bytes };
  }
  if (!signal.aborted) leftovers.clear(name);
}

async function uploadStream(
  client: StorageClient,
  place: Place,
  asked: Args,
  context: Context,
): Promise<Transferred> {
  const name = shownPlace(place);
  let bytes = 0;
  await withProgress(name, { asked, context }, (onProgress) =>
    client.uploadObject(place.object, context.io.stdin, {
      ...settingsOf(asked),
      etag: asked.etag,
      ifNoneMatch: asked.force ? undefined : '*',
      signal: context.signal,
      onProgress: (progress) => {
        bytes = progress.transferred;
        onProgress(progress);
      },
    }),
  );
  return { name, result: 'uploaded', bytes };
}

/** With one request. */
async function uploadWhole(
  client: StorageClient,
  place: Place,
  asked: Args,
  context: Context,
): Promise<Transferred> {
  const name = shownPlace(place);
  const { size } = await stat(asked.local);
  const options = {
    ...settingsOf(asked),
    etag: asked.etag,
    ifNoneMatch: asked.force ? undefined : '*',
    contentLength: size,
    signal: context.signal,
  };
  await withProgress(name, { asked, context }, (onProgress) =>
    client.uploadObject(place.object, () => createReadStream(asked.local), { ...options, onProgress }),
  );
  return { name, result: 'uploaded', bytes: size };
}

/** What is there already is not sent again, unless more than the content is to be changed. */
function uploadOptions(asked: Args): UploadFile {
  const settings = settingsOf(asked);
  return {
    ...settings,
    segmentSize: asked.segmentSize,
    segmentContainer: asked.segmentContainer,
    skipUnchanged: Object.values(settings).every((value) => value === undefined),
    ifNoneMatch: asked.force ? undefined : '*',
  };
}

function settingsOf(asked: Args): ObjectSettings {
  const { contentType, contentEncoding, contentDisposition, metadata, deleteAfter, deleteAt } = asked;
  return {
    ...{ contentType, contentEncoding, contentDisposition, deleteAfter },
    deleteAt: deleteAt === undefined ? undefined : new Date(deleteAt),
    metadata: metadata.length === 0 ? undefined : Object.fromEntries(metadata),
  };
}

/** A folder, or nothing, is where the file goes by its own name. */
function nameFor(object: string, local: string): string {
  return object === '' || object.endsWith('/') ? object + lastOf(local) : object;
}

function lastOf(local: string): string {
  return basename(resolve(local));
}

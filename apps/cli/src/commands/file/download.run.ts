import { lstat, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { ClientError } from '@leister/rest';
import { placeInFolder, type StorageClient } from '@leister/storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../failure/usage-error.js';
import { streamOut } from '../../io/stream-out.js';
import { writeWhole } from '../../io/write-whole.js';
import { readCallOf } from './conditions.js';
import type { args, positionals } from './download.js';
import {
  below,
  lastName,
  objectOf,
  type Place,
  placeOf,
  shownPlace,
  storageAt,
  tellMissing,
} from './place.js';
import { type Transferred, withProgress } from './transfer.js';

type Args = ArgsOf<typeof args & typeof positionals>;

/** What became of an object, and where it is now. */
export interface Downloaded extends Transferred {
  path: string;
}

/** The client fetches larger objects in parts of this size, and goes on with those. */
const partSize = 1 << 25;

export async function* run(asked: Args, context: Context): AsyncGenerator<Downloaded> {
  const place = asked.recursive ? placeOf(asked.location, asked) : objectOf(asked.location, asked);
  const client = await storageAt(place, context);
  if (asked.recursive) yield* downloadAll(client, place, asked, context);
  else if (asked.local === '-') {
    const call = { ...readCallOf(asked), range: asked.range, signal: context.signal };
    const { body } = await tellMissing(place, client.downloadObject(place.object, call));
    await streamOut(body, context.io, context.signal);
  } else yield await downloadOne(client, place, asked, context);
}

async function downloadOne(
  client: StorageClient,
  place: Place,
  asked: Args,
  context: Context,
): Promise<Downloaded> {
  const name = shownPlace(place);
  const path = await localPath(place, asked.local);
  const isThere = (await lstat(path).catch(() => undefined)) !== undefined;
  if (asked.range !== undefined) return downloadRange(client, place, { path, isThere }, asked, context);
  const canGoOn = (total: number): boolean => total > partSize;
  return withProgress(name, { asked, context, canGoOn }, async (onProgress) => {
    const options = {
      ...readCallOf(asked),
      concurrency: asked.threads,
      skipUnchanged: isThere,
      overwrite: asked.resume,
      onProgress,
      signal: context.signal,
    };
    const { info, outcome } = await tellMissing(place, client.downloadFile(place.object, path, options));
    return { name, result: outcome, bytes: info.bytes, path };
  });
}

/** A part of an object: nobody knows its MD5, and it is small enough to begin anew. */
async function downloadRange(
  client: StorageClient,
  place: Place,
  { path, isThere }: { path: string; isThere: boolean },
  asked: Args,
  context: Context,
): Promise<Downloaded> {
  const { signal } = context;
  if (isThere && !asked.resume)
    throw new ClientError(`there is a file already: ${path}`, { code: 'CONFLICT' });
  const name = shownPlace(place);
  let bytes = 0;
  await withProgress(name, { asked, context }, async (onProgress) => {
    const call = {
      ...readCallOf(asked),
      range: asked.range,
      signal,
      onProgress,
    };
    const { body } = await tellMissing(place, client.downloadObject(place.object, call));
    bytes = await writeWhole(path, body, signal);
  });
  return { name, result: 'downloaded', bytes, path };
}

async function* downloadAll(
  client: StorageClient,
  place: Place,
  asked: Args,
  context: Context,
): AsyncGenerator<Downloaded> {
  const { signal, leftovers } = context;
  const prefix = below(place.object);
  const folder = asked.local ?? (lastName(prefix) || place.container);
  if (['.', '..'].includes(folder) && asked.local === undefined)
    throw new UsageError(`which folder is ${JSON.stringify(prefix)} to go to?`, 'say it after the location');
  const name = shownPlace({ ...place, object: prefix });
  let there = 0;
  const settled = await withProgress(name, { asked, context }, (onProgress) =>
    client.downloadFolder(folder, {
      ...readCallOf({ ...asked, objectVersion: undefined }),
      prefix,
      files: asked.threads,
      overwrite: asked.resume,
      onProgress,
      onSettled: ({ error }) => {
        if (error) return;
        there += 1;
        leftovers.set(name, `${there} files are in ${folder}: the same command goes on with the rest`);
      },
      signal,
    }),
  );
  if (settled.length === 0) throw new ClientError(`there is nothing in ${name}`, { code: 'NOT_FOUND' });
  for (const { item, value, error } of settled) {
    const shown = shownPlace({ ...place, object: item });
    if (error) context.fail(shown, notOfTheCaller(error));
    else yield { name: shown, result: value.outcome, bytes: value.info.bytes, path: value.path };
  }
}

/**
 * Where an object goes: into a folder that was named, or this one, by the last part of its name. Anybody may have
 * chosen that name.
 *
 * @throws ClientError INVALID_ARGUMENT for a name that no file can have
 */
async function localPath({ object }: Place, local: string | undefined): Promise<string> {
  const isFolder = local === undefined || local.endsWith(sep) || local.endsWith('/');
  const found = local === undefined ? undefined : await stat(local).catch(() => undefined);
  if (local !== undefined && !isFolder && !found?.isDirectory()) return local;
  return placeInFolder(local ?? '.', lastName(object));
}

/** A name that no file can have is the store's, and no fault of the command line. */
function notOfTheCaller(error: ClientError): ClientError {
  const { message, code } = error;
  return code === 'INVALID_ARGUMENT' ? new ClientError(message, { code: 'OPERATION_FAILED' }) : error;
}

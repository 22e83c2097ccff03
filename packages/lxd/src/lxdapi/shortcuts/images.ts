import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Json } from '@leister/compute';
import { ClientError, firstHeader } from '@leister/rest';
import { toInfo } from '../../daemon/info.js';
import { again } from '../../daemon/unless-changed.js';
import type { ApiResult } from '../api-result.js';
import type { LxdApi } from '../lxd-api.js';
import type { ShortcutOptions } from './containers.js';
import { found, isGone } from './found.js';

/** An image; false where there is none. LXD: GET /1.0/images/FINGERPRINT. */
export function imageGet(
  api: LxdApi,
  fingerprint: string,
  options: ShortcutOptions = {},
): Promise<ApiResult<Json> | false> {
  return found(api.at('images', fingerprint).get(options));
}

/**
 * Sees to it that an image is gone.
 *
 * @returns whether there was one
 */
export async function imageAbsent(
  api: LxdApi,
  fingerprint: string,
  options: ShortcutOptions = {},
): Promise<boolean> {
  try {
    const deletion = await api.at('images', fingerprint).delete(options);
    await deletion.wait(undefined, options);
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/**
 * The fingerprint that the image in a file has or will have: SHA-256, hex. For unified images, which are one file.
 *
 * @throws ClientError OPERATION_FAILED for a file that cannot be read, with the reason as `cause`
 */
export async function imageGetFingerprint(path: string, options: ShortcutOptions = {}): Promise<string> {
  const hash = createHash('sha256');
  await reading(pipeline(createReadStream(path), hash, options));
  return hash.digest('hex');
}

/**
 * Sees to it that the image of a file is there, for everybody (`public`). The file is read as it is sent.
 *
 * @param path of a unified image
 * @param fingerprint left out, that of the file
 * @returns whether it was imported
 */
export async function imagePresent(
  api: LxdApi,
  path: string,
  fingerprint?: string,
  options: ShortcutOptions = {},
): Promise<boolean> {
  const wanted = fingerprint ?? (await imageGetFingerprint(path, options));
  if (await imageGet(api, wanted, options)) return false;
  const { size } = await reading(stat(path));
  const { headerPrefix } = toInfo((await api.get('', options)).metadata);
  try {
    const upload = await api.post('images', {
      ...options,
      headers: { 'content-type': 'application/octet-stream', [`${headerPrefix}public`]: '1' },
      body: () => createReadStream(path),
      contentLength: size,
    });
    await upload.wait(undefined, options);
    return true;
  } catch (error) {
    // Somebody else was quicker.
    if (error instanceof ClientError && error.code === 'CONFLICT') return false;
    throw error;
  }
}

/**
 * Sees to it that an alias points to an image. It never ceases to exist while it is turned from one to another.
 *
 * @param target a fingerprint
 * @param description left out, it stays as it is
 * @returns whether anything was done
 */
export async function imageAliasPresent(
  api: LxdApi,
  name: string,
  target: string,
  description?: string,
  options: ShortcutOptions = {},
): Promise<boolean> {
  const place = api.at('images', 'aliases', name);
  return again(options, async () => {
    const alias = await found(place.get<Json>(options));
    if (!alias) {
      await api.at('images', 'aliases').post({ name, target, description: description ?? '' }, options);
      return true;
    }
    const { metadata: now } = alias;
    const wanted = { target, description: description ?? now['description'] };
    if (now['target'] === wanted.target && now['description'] === wanted.description) return false;
    const etag = firstHeader(alias.response.headers['etag']);
    const headers = etag === undefined ? {} : { 'if-match': etag };
    await place.put(wanted, { ...options, headers });
    return true;
  });
}

/** A file that cannot be read is a ClientError too. */
async function reading<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw ClientError.from(error);
  }
}

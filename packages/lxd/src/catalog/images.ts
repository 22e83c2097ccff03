import { isDeepStrictEqual } from 'node:util';
import {
  type Image,
  imageFilter,
  isRecord,
  type Json,
  type ListImages,
  record,
  text,
  texts,
} from '@leister/compute';
import { ClientError, defined, path } from '@leister/rest';
import type { Daemon, DaemonCall } from '../daemon/daemon.js';
import { isFingerprint } from './image-source.js';
import type { LxdOperation } from '../daemon/operation.js';
import { toImage } from './to-image.js';
import { unlessChanged } from '../daemon/unless-changed.js';

/** The images of the project that pass the filter, by name. */
export async function listImages(daemon: Daemon, filter: ListImages, call: DaemonCall): Promise<Image[]> {
  const { type, server, changesSince } = filter;
  if (server !== undefined || changesSince !== undefined) {
    throw new ClientError('LXD does not tell from which server or since when an image is', {
      status: 501,
      code: 'UNSUPPORTED',
    });
  }
  const found = await daemon.read('/1.0/images?recursion=1', call);
  const list = Array.isArray(found) ? found.map((raw) => record(raw, 'image')) : [];
  return list
    .filter((raw) => type === undefined || raw['type'] === type)
    .map(toImage)
    .filter(imageFilter({ ...filter, type: undefined }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One image, by its fingerprint, the unique beginning of one, or an alias. @throws ClientError NOT_FOUND */
export async function getImage(daemon: Daemon, id: string, call: DaemonCall): Promise<Image> {
  return toImage(await readImage(daemon, id, call));
}

/** @throws ClientError NOT_FOUND; OPERATION_FAILED */
export async function deleteImage(
  daemon: Daemon,
  id: string,
  call: DaemonCall,
): Promise<LxdOperation | undefined> {
  const { fingerprint } = await readImage(daemon, id, call);
  const image = String(fingerprint);
  const at = path`/1.0/images/${image}`;
  const verify = async (): Promise<boolean> => (await daemon.find(at, call)) === undefined;
  const becomes = { description: 'Deleting image', image };
  return daemon.change('DELETE', at, { verify, becomes, repeat: true }, call);
}

export async function getImageMetadata(
  daemon: Daemon,
  id: string,
  call: DaemonCall,
): Promise<Record<string, string>> {
  return propertiesOf(await readImage(daemon, id, call));
}

/** Changes the properties of an image. Gives all as they are then. */
export async function editImageMetadata(
  daemon: Daemon,
  id: string,
  edit: (properties: Readonly<Record<string, string>>) => Record<string, string>,
  call: DaemonCall,
): Promise<Record<string, string>> {
  const { fingerprint } = await readImage(daemon, id, call);
  const at = path`/1.0/images/${String(fingerprint)}`;
  return unlessChanged(daemon, at, call, async (value, headers) => {
    const { auto_update, public: isPublic, expires_at, profiles, ...raw } = record(value, 'image');
    const properties = edit(propertiesOf(raw));
    const json = defined({ auto_update, public: isPublic, expires_at, profiles, properties });
    const verify = async (): Promise<boolean> =>
      isDeepStrictEqual(propertiesOf(record(await daemon.read(at, call), 'image')), properties);
    await daemon.change('PUT', at, { json, headers, verify, repeat: true }, call);
    return properties;
  });
}

/** An image by its alias, else by its fingerprint or the beginning of one. */
async function readImage(daemon: Daemon, id: string, call: DaemonCall): Promise<Json> {
  const alias = isFingerprint(id) ? undefined : await daemon.find(path`/1.0/images/aliases/${id}`, call);
  const fingerprint = isRecord(alias) ? (text(alias['target']) ?? id) : id;
  return record(await daemon.read(path`/1.0/images/${fingerprint}`, call), 'image');
}

function propertiesOf(raw: Json): Record<string, string> {
  return texts(raw['properties']) ?? {};
}

import type { CreateServerImage, ListFlavors, ListImages } from '@leister/compute';
import { invalidArgument } from '@leister/rest';
import { find, isoDate, nextSerial, remove } from './items.js';
import type { Cloud, FlavorRecord, ImageRecord } from './state.js';

export function filterFlavors(cloud: Cloud, filter: ListFlavors): FlavorRecord[] {
  const { minDisk = 0, minRam = 0, access } = filter;
  // All are public.
  if (access === 'private') return [];
  return cloud.state.flavors.filter(({ disk, ram }) => disk >= minDisk && ram >= minRam);
}

export function filterImages(cloud: Cloud, filter: ListImages): ImageRecord[] {
  const { name, status, server, type, changesSince } = filter;
  const since = changesSince === undefined ? undefined : Date.parse(changesSince);
  if (Number.isNaN(since)) throw invalidArgument(`not a date: ${JSON.stringify(changesSince)}`);
  return cloud.state.images.filter(
    (image) =>
      (name === undefined || image.name === name) &&
      (status === undefined || imageStatus(image, cloud.now) === status.toUpperCase()) &&
      (server === undefined || image.madeOf === server) &&
      (type === undefined || type === (image.madeOf === undefined ? 'base' : 'snapshot')) &&
      (since === undefined || Date.parse(image.updated) >= since),
  );
}

/** Begins to make an image of a server. */
export function createImage(
  cloud: Cloud,
  serverId: string,
  { name, metadata }: CreateServerImage,
): ImageRecord {
  const server = find(cloud, 'servers', serverId);
  if (typeof name !== 'string' || name === '') throw invalidArgument('an image needs a name');
  const serial = nextSerial(cloud, 'images');
  const image: ImageRecord = {
    serial,
    id: String(serial),
    name,
    created: isoDate(cloud.now),
    updated: isoDate(cloud.now),
    metadata: { ...metadata },
    madeOf: server.id,
    savedAt: cloud.now + cloud.rules.actionTime,
  };
  cloud.state.images.push(image);
  return image;
}

export function deleteImage(cloud: Cloud, id: string): void {
  remove(cloud, 'images', find(cloud, 'images', id));
}

export function imageStatus({ savedAt = 0 }: ImageRecord, now: number): 'ACTIVE' | 'SAVING' {
  return savedAt > now ? 'SAVING' : 'ACTIVE';
}

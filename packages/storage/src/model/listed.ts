import type { ObjectEntry, ObjectInfo } from './object.js';

/** A dynamic large object is listed as if it were empty; so is a symbolic link. */
export function mayBeLarge({ bytes }: ObjectEntry): boolean {
  return bytes === 0;
}

/** Whether an object stands for a folder. */
export function isDirectory({ name, contentType }: ObjectEntry): boolean {
  return name.endsWith('/') || contentType?.split(';', 1)[0] === 'application/directory';
}

/** What a listing tells of an object, as far as it goes. */
export function infoOf({ name, bytes = 0, etag, contentType, lastModified }: ObjectEntry): ObjectInfo {
  return {
    name,
    bytes,
    metadata: {},
    raw: {},
    ...(etag !== undefined && { etag }),
    ...(contentType !== undefined && { contentType }),
    ...(lastModified !== undefined && { lastModified }),
  };
}

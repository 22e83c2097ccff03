import type { IncomingHttpHeaders } from 'node:http';
import { type Json, number, record, text as textOf } from '@leister/openstack';
import { defined, invalidArgument } from '@leister/rest';
import type { HeaderText } from '../swift/header-text.js';
import { type Metadata, metadataHeaders, readMetadata } from '../swift/metadata.js';
import { HeaderReader } from '../swift/read-headers.js';
import { utcTime } from './read.js';

/** An object, or what stands for those below a delimiter, as a container lists it. */
export interface ObjectEntry {
  name: string;
  /** True for what stands for all objects whose names go on after the delimiter; nothing else is known of it. */
  subdir: boolean;
  bytes?: number;
  /** MD5 of the content; of a large object, of its manifest. */
  etag?: string;
  contentType?: string;
  /** ISO 8601, UTC. */
  lastModified?: string;
  /** The ETag of a static large object. */
  sloEtag?: string;
  /** Of a listing of versions. */
  versionId?: string;
  /** Of a listing of versions: whether it is the one that a name without a version means. */
  isLatest?: boolean;
  /** Where a symbolic link leads: `/v1/ACCOUNT/CONTAINER/OBJECT`. */
  symlinkPath?: string;
  raw: Json;
}

/** An object, as it tells of itself. */
export interface ObjectInfo {
  name: string;
  bytes: number;
  /** MD5 of the content, in hex; something else for a large object. */
  etag?: string;
  contentType?: string;
  contentEncoding?: string;
  contentDisposition?: string;
  /** ISO 8601, UTC. */
  lastModified?: string;
  /** When it will be gone. ISO 8601, UTC. */
  deleteAt?: string;
  metadata: Metadata;
  /** Whether its content is kept in segments, and its ETag no MD5 of it. */
  largeObject?: 'static' | 'dynamic';
  /** Of a dynamic large object: `container/prefix` of its segments. */
  manifest?: string;
  /** Of a symbolic link that was asked about as such: `container/object`. */
  symlinkTarget?: string;
  versionId?: string;
  /** The headers of the answer. */
  raw: IncomingHttpHeaders;
}

/** What an object may be given beside its content. */
export interface ObjectSettings {
  /** Default `application/octet-stream`, or what the server makes of the name. */
  contentType?: string | undefined;
  contentEncoding?: string | undefined;
  contentDisposition?: string | undefined;
  metadata?: Readonly<Metadata> | undefined;
  /** When it is to be gone: a date, or seconds since the epoch. */
  deleteAt?: Date | number | undefined;
  /** In how many seconds it is to be gone. */
  deleteAfter?: number | undefined;
}

/** What is known of an object that was just written. */
export interface StoredObject {
  name: string;
  etag?: string;
  /** ISO 8601, UTC. */
  lastModified?: string;
  versionId?: string;
  /** The headers of the answer. */
  raw: IncomingHttpHeaders;
}

export function toObjectEntry(item: unknown): ObjectEntry {
  const raw = record(item, 'object');
  const subdir = textOf(raw['subdir']);
  const isLatest = raw['is_latest'];
  return defined({
    name: subdir ?? textOf(raw['name']) ?? '',
    subdir: subdir !== undefined,
    bytes: number(raw['bytes']),
    etag: textOf(raw['hash']),
    contentType: textOf(raw['content_type']),
    lastModified: utcTime(raw['last_modified']),
    sloEtag: textOf(raw['slo_etag'])?.replaceAll('"', ''),
    versionId: textOf(raw['version_id']),
    isLatest: typeof isLatest === 'boolean' ? isLatest : undefined,
    symlinkPath: textOf(raw['symlink_path']),
    raw,
  });
}

export function toObjectInfo(name: string, headers: IncomingHttpHeaders, text: HeaderText): ObjectInfo {
  const read = new HeaderReader(headers);
  const manifest = read.text('x-object-manifest');
  const disposition = read.text('content-disposition');
  const isStatic = read.flag('x-static-large-object');
  return defined({
    name,
    bytes: sizeIn(read),
    etag: read.etag(),
    contentType: read.text('content-type'),
    contentEncoding: read.text('content-encoding'),
    contentDisposition: disposition === undefined ? undefined : text.decodeValue(disposition),
    lastModified: read.time('x-timestamp') ?? read.date('last-modified'),
    deleteAt: read.time('x-delete-at'),
    metadata: readMetadata('object', headers, text),
    largeObject: isStatic ? ('static' as const) : manifest === undefined ? undefined : ('dynamic' as const),
    manifest: manifest === undefined ? undefined : decodePlace(manifest),
    symlinkTarget: decodePlace(read.text('x-symlink-target')),
    versionId: read.text('x-object-version-id'),
    raw: headers,
  });
}

export function toStoredObject(name: string, headers: IncomingHttpHeaders): StoredObject {
  const read = new HeaderReader(headers);
  return defined({
    name,
    etag: read.etag(),
    lastModified: read.date('last-modified'),
    versionId: read.text('x-object-version-id'),
    raw: headers,
  });
}

/** @throws ClientError INVALID_ARGUMENT */
export function objectHeaders(
  settings: ObjectSettings,
  text: HeaderText,
): Record<string, string | undefined> {
  const { contentType, contentEncoding, contentDisposition, metadata, deleteAt, deleteAfter } = settings;
  return {
    ...metadataHeaders('object', metadata, text),
    'content-type': contentType,
    'content-encoding': contentEncoding,
    'content-disposition':
      contentDisposition === undefined ? undefined : text.encodeValue(contentDisposition),
    'x-delete-at': deleteAt === undefined ? undefined : String(toSeconds(deleteAt)),
    'x-delete-after': deleteAfter === undefined ? undefined : String(deleteAfter),
  };
}

/** Whole seconds since the epoch. */
export function toSeconds(time: Date | number): number {
  const seconds = time instanceof Date ? Math.ceil(time.getTime() / 1000) : time;
  if (!Number.isFinite(seconds)) throw invalidArgument('not a time: give a Date, or seconds since 1970');
  return Math.ceil(seconds);
}

/** Of the whole object, also when the answer is a part of it. */
function sizeIn(read: HeaderReader): number {
  const whole = /\/(\d+)$/.exec(read.text('content-range') ?? '')?.[1];
  return whole === undefined ? (read.number('content-length') ?? 0) : Number(whole);
}

function decodePlace(place: string | undefined): string | undefined {
  if (place === undefined) return undefined;
  try {
    return decodeURIComponent(place);
  } catch {
    return place;
  }
}

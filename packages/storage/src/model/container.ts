import type { IncomingHttpHeaders } from 'node:http';
import { type Json, number, record, text as textOf } from '@leister/openstack';
import { defined } from '@leister/rest';
import type { HeaderText } from '../swift/header-text.js';
import { type Metadata, metadataHeaders, readMetadata } from '../swift/metadata.js';
import { HeaderReader } from '../swift/read-headers.js';
import { utcTime } from './read.js';

/** A container, as an account lists it. */
export interface ContainerEntry {
  name: string;
  /** How many objects it holds, as far as the listing knows yet. */
  count?: number;
  bytes?: number;
  /** ISO 8601, UTC. */
  lastModified?: string;
  raw: Json;
}

/** A container, as it tells of itself. */
export interface ContainerInfo {
  name: string;
  objectCount: number;
  bytesUsed: number;
  metadata: Metadata;
  /** Who may read, as Swift spells it: `.r:*,.rlistings` for everybody. */
  readAcl?: string;
  writeAcl?: string;
  /** The most bytes it may hold. */
  quotaBytes?: number;
  /** The most objects it may hold. */
  quotaCount?: number;
  storagePolicy?: string;
  /** Whether it keeps the old versions of its objects (`X-Versions-Enabled`). */
  versioning: boolean;
  /** The container that keeps old versions in the older way, as a stack (`X-Versions-Location`). */
  versionsLocation?: string;
  /** The container that keeps old versions in the older way, as a history (`X-History-Location`). */
  historyLocation?: string;
  /** The headers of the answer. */
  raw: IncomingHttpHeaders;
}

/** What a container may be given. In an update, what is left out stays, and null takes it away. */
export interface ContainerSettings {
  metadata?: Readonly<Metadata> | undefined;
  /** Who may read: `.r:*` everybody, `.rlistings` list as well, `PROJECT:USER`, comma between them. */
  readAcl?: string | null | undefined;
  writeAcl?: string | null | undefined;
  quotaBytes?: number | null | undefined;
  quotaCount?: number | null | undefined;
  /** Keep the old versions of objects. A container that once did can only pause (`false`). */
  versioning?: boolean | undefined;
  versionsLocation?: string | null | undefined;
  historyLocation?: string | null | undefined;
}

/** What can be said of a container only when it is made. */
export interface CreateContainer extends ContainerSettings {
  storagePolicy?: string | undefined;
}

export function toContainerEntry(item: unknown): ContainerEntry {
  const raw = record(item, 'container');
  return defined({
    name: textOf(raw['name']) ?? '',
    count: number(raw['count']),
    bytes: number(raw['bytes']),
    lastModified: utcTime(raw['last_modified']),
    raw,
  });
}

export function toContainerInfo(name: string, headers: IncomingHttpHeaders, text: HeaderText): ContainerInfo {
  const read = new HeaderReader(headers);
  const decoded = (header: string): string | undefined => {
    const value = read.text(header);
    return value === undefined ? undefined : text.decodeValue(value);
  };
  return defined({
    name,
    objectCount: read.number('x-container-object-count') ?? 0,
    bytesUsed: read.number('x-container-bytes-used') ?? 0,
    metadata: readMetadata('container', headers, text),
    readAcl: decoded('x-container-read'),
    writeAcl: decoded('x-container-write'),
    quotaBytes: read.number('x-container-meta-quota-bytes'),
    quotaCount: read.number('x-container-meta-quota-count'),
    storagePolicy: read.text('x-storage-policy'),
    versioning: read.flag('x-versions-enabled'),
    versionsLocation: decodedName(read.text('x-versions-location')),
    historyLocation: decodedName(read.text('x-history-location')),
    raw: headers,
  });
}

/** @throws ClientError INVALID_ARGUMENT for metadata that no header can hold */
export function containerHeaders(
  settings: CreateContainer,
  text: HeaderText,
): Record<string, string | undefined> {
  const { readAcl, writeAcl, quotaBytes, quotaCount, versioning, storagePolicy } = settings;
  const { versionsLocation, historyLocation, metadata } = settings;
  return {
    ...metadataHeaders('container', metadata, text),
    'x-container-read': acl(readAcl, text),
    'x-container-write': acl(writeAcl, text),
    ...setting('container-meta-quota-bytes', quotaBytes),
    ...setting('container-meta-quota-count', quotaCount),
    ...setting('versions-location', versionsLocation && encodeURIComponent(versionsLocation)),
    ...setting('history-location', historyLocation && encodeURIComponent(historyLocation)),
    'x-versions-enabled': versioning === undefined ? undefined : String(versioning),
    'x-storage-policy': storagePolicy,
  };
}

function setting(
  name: string,
  value: string | number | null | undefined,
): Record<string, string | undefined> {
  if (value === null) return { [`x-remove-${name}`]: 'x' };
  return { [`x-${name}`]: value === undefined ? undefined : String(value) };
}

/** An empty list of those who may takes it away. */
function acl(value: string | null | undefined, text: HeaderText): string | undefined {
  return value === undefined ? undefined : text.encodeValue(value ?? '');
}

function decodedName(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

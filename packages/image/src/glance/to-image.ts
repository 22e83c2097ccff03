import { flag, idOf, type Json, number, text, textList } from '@leister/openstack';
import { defined } from '@leister/rest';
import type { Image, ImageVisibility } from '../model/image.js';

/** Fields of Glance's own; all others are properties. */
const ownFields = new Set([
  'id',
  'name',
  'status',
  'visibility',
  'protected',
  'os_hidden',
  'checksum',
  'os_hash_algo',
  'os_hash_value',
  'owner',
  'size',
  'virtual_size',
  'container_format',
  'disk_format',
  'created_at',
  'updated_at',
  'tags',
  'direct_url',
  'locations',
  'min_ram',
  'min_disk',
  'self',
  'file',
  'schema',
  'stores',
]);

/** An image as Glance (v2.0 to v2.15) sends it. */
export function toImage(raw: Json): Image {
  const algorithm = text(raw['os_hash_algo']);
  const value = text(raw['os_hash_value']);
  return defined({
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    status: text(raw['status']) ?? 'unknown',
    raw,
    size: number(raw['size']),
    virtualSize: number(raw['virtual_size']),
    diskFormat: text(raw['disk_format']),
    containerFormat: text(raw['container_format']),
    visibility: toVisibility(raw['visibility']),
    protected: flag(raw['protected']),
    hidden: flag(raw['os_hidden']),
    owner: text(raw['owner']),
    checksum: text(raw['checksum']),
    hash: algorithm === undefined || value === undefined ? undefined : { algorithm, value },
    minDisk: number(raw['min_disk']),
    minRam: number(raw['min_ram']),
    tags: textList(raw['tags']),
    created: text(raw['created_at']),
    updated: text(raw['updated_at']),
    stores: text(raw['stores'])?.split(','),
    properties: propertiesOf(raw),
  });
}

function toVisibility(value: unknown): ImageVisibility | undefined {
  return (['public', 'community', 'shared', 'private'] as const).find((known) => known === value);
}

function propertiesOf(raw: Json): Record<string, string> {
  return Object.fromEntries(
    Object.entries(raw).flatMap(([name, value]) =>
      ownFields.has(name) || typeof value !== 'string' ? [] : [[name, value] as const],
    ),
  );
}

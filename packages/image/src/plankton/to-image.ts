import { flag, idOf, type Json, number, text, texts } from '@leister/openstack';
import { defined } from '@leister/rest';
import type { Image } from '../model/image.js';

/** An image as Plankton lists it, or as its headers tell it: those have `-` where bodies have `_`. */
export function toImage(raw: Json): Image {
  const field = (name: string): unknown => raw[name] ?? raw[name.replaceAll('_', '-')];
  const isPublic = flag(field('is_public'));
  return defined({
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    status: text(raw['status']) ?? 'unknown',
    raw,
    size: number(raw['size']),
    diskFormat: text(field('disk_format')),
    containerFormat: text(field('container_format')),
    visibility: isPublic === undefined ? undefined : isPublic ? ('public' as const) : ('private' as const),
    owner: text(raw['owner']),
    checksum: text(raw['checksum']),
    created: text(field('created_at')),
    updated: text(field('updated_at')),
    location: text(raw['location']),
    properties: texts(raw['properties']),
  });
}

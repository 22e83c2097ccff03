import { type Image, isRecord, type Json, number, text, texts } from '@leister/compute';
import { defined } from '@leister/rest';
import { toDate } from '../daemon/times.js';

/** An image in the family's words. Its id is its fingerprint, its name the first alias. */
export function toImage(raw: Json): Image {
  const fingerprint = String(raw['fingerprint']);
  const properties = texts(raw['properties']) ?? {};
  return defined({
    id: fingerprint,
    name: firstAlias(raw) ?? properties['description'] ?? fingerprint.slice(0, 12),
    raw,
    status: 'ACTIVE',
    size: number(raw['size']),
    metadata: properties,
    created: toDate(raw['created_at']),
    updated: toDate(raw['uploaded_at']),
  });
}

function firstAlias(raw: Json): string | undefined {
  const aliases = Array.isArray(raw['aliases']) ? raw['aliases'].filter(isRecord) : [];
  return text(aliases[0]?.['name']);
}

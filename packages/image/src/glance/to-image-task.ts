import { idOf, type Json, text } from '@leister/openstack';
import { defined } from '@leister/rest';
import type { ImageTask } from '../model/glance.js';

/** A task as Glance sends it; lists tell less. */
export function toImageTask(raw: Json): ImageTask {
  return defined({
    id: idOf(raw),
    type: text(raw['type']) ?? 'unknown',
    status: text(raw['status']) ?? 'unknown',
    raw,
    message: text(raw['message']),
    imageId: text(raw['image_id']),
    owner: text(raw['owner']),
    input: raw['input'] ?? undefined,
    result: raw['result'] ?? undefined,
    created: text(raw['created_at']),
    updated: text(raw['updated_at']),
    expires: text(raw['expires_at']),
  });
}

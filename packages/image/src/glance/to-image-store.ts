import { flag, idOf, type Json, text } from '@leister/openstack';
import { defined } from '@leister/rest';
import type { ImageStore } from '../model/glance.js';

/** A store as Glance sends it: its flags are text, and there only when they are true. */
export function toImageStore(raw: Json): ImageStore {
  return defined({
    id: idOf(raw),
    raw,
    description: text(raw['description']),
    isDefault: flag(raw['default']),
    readOnly: flag(raw['read-only']),
  });
}

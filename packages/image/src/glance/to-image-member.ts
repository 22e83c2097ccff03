import { idOf, type Json, text } from '@leister/openstack';
import { defined } from '@leister/rest';
import type { ImageMember } from '../model/image.js';

/** A member as Glance and Plankton send it. */
export function toImageMember(raw: Json): ImageMember {
  return defined({
    memberId: idOf(raw, 'member_id'),
    raw,
    imageId: text(raw['image_id']),
    status: text(raw['status']),
    created: text(raw['created_at']),
    updated: text(raw['updated_at']),
  });
}

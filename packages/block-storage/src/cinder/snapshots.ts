import { type Collection, idOf, type Json, number, text, texts } from '@leister/openstack';
import { defined } from '@leister/rest';
import type { Snapshot } from '../model/snapshot.js';

export const snapshots: Collection<Snapshot> = {
  path: '/snapshots',
  one: 'snapshot',
  many: 'snapshots',
  read: toSnapshot,
};

/** A snapshot as Cinder (v2, v3) and Synnefo send it. */
function toSnapshot(raw: Json): Snapshot {
  const progress = text(raw['os-extended-snapshot-attributes:progress'])?.replace('%', '');
  return defined({
    id: idOf(raw),
    name: text(raw['name']) ?? text(raw['display_name']) ?? '',
    status: text(raw['status']) ?? 'unknown',
    raw,
    volumeId: text(raw['volume_id']) ?? '',
    size: number(raw['size']),
    description: text(raw['description']) ?? text(raw['display_description']),
    metadata: texts(raw['metadata']),
    progress: number(progress),
    projectId: text(raw['os-extended-snapshot-attributes:project_id']) ?? text(raw['tenant_id']),
    userId: text(raw['user_id']),
    created: text(raw['created_at']),
    updated: text(raw['updated_at']),
  });
}

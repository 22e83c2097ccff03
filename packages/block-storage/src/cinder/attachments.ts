import { type Collection, idOf, text } from '@leister/openstack';
import { defined, isRecord } from '@leister/rest';
import type { Attachment } from '../model/attachment.js';

export const attachments: Collection<Attachment> = {
  path: '/attachments',
  one: 'attachment',
  many: 'attachments',
  read: (raw) =>
    defined({
      id: idOf(raw),
      status: text(raw['status']) ?? 'unknown',
      volumeId: text(raw['volume_id']) ?? '',
      raw,
      instanceId: text(raw['instance']),
      mode: text(raw['attach_mode']),
      connectionInfo: isRecord(raw['connection_info']) ? raw['connection_info'] : undefined,
      attachedAt: text(raw['attached_at']),
      detachedAt: text(raw['detached_at']),
    }),
};

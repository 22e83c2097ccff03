import { type Collection, idOf, text } from '@leister/openstack';
import { defined } from '@leister/rest';
import type { VolumeTransfer } from '../model/transfer.js';

export const transfers: Collection<VolumeTransfer> = {
  path: '/os-volume-transfer',
  one: 'transfer',
  many: 'transfers',
  read: (raw) =>
    defined({
      id: idOf(raw),
      name: text(raw['name']) ?? '',
      volumeId: text(raw['volume_id']) ?? '',
      raw,
      authKey: text(raw['auth_key']),
      created: text(raw['created_at']),
    }),
};

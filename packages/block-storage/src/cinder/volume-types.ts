import { type Collection, flag, idOf, type Json, number, text, texts } from '@leister/openstack';
import { defined } from '@leister/rest';
import type { VolumeType, VolumeTypeEncryption } from '../model/volume-type.js';

export const volumeTypes: Collection<VolumeType> = {
  path: '/types',
  one: 'volume_type',
  many: 'volume_types',
  read: (raw) =>
    defined({
      id: idOf(raw),
      name: text(raw['name']) ?? '',
      raw,
      description: text(raw['description']),
      isPublic: flag(raw['is_public'] ?? raw['os-volume-type-access:is_public']),
      extraSpecs: texts(raw['extra_specs']),
      qosSpecsId: text(raw['qos_specs_id']),
    }),
};

export function toEncryption(raw: Json): VolumeTypeEncryption {
  return defined({
    provider: text(raw['provider']) ?? '',
    controlLocation: text(raw['control_location']),
    cipher: text(raw['cipher']),
    keySize: number(raw['key_size']),
    encryptionId: text(raw['encryption_id']),
    raw,
  });
}

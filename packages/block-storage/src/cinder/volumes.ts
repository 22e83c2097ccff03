import { type Collection, flag, idOf, type Json, number, recordList, text, texts } from '@leister/openstack';
import { defined } from '@leister/rest';
import type { Volume, VolumeLink } from '../model/volume.js';

export const volumes: Collection<Volume> = {
  path: '/volumes',
  one: 'volume',
  many: 'volumes',
  read: toVolume,
};

/** A volume as Cinder (v2, v3) and Synnefo send it. */
function toVolume(raw: Json): Volume {
  return defined({
    id: idOf(raw),
    name: text(raw['name']) ?? text(raw['display_name']) ?? '',
    status: text(raw['status']) ?? 'unknown',
    raw,
    size: number(raw['size']),
    description: text(raw['description']) ?? text(raw['display_description']),
    volumeType: text(raw['volume_type']),
    bootable: flag(raw['bootable']),
    encrypted: flag(raw['encrypted']),
    multiattach: flag(raw['multiattach']),
    attachments: Array.isArray(raw['attachments'])
      ? recordList(raw['attachments']).map(toVolumeLink)
      : undefined,
    metadata: texts(raw['metadata']),
    imageMetadata: texts(raw['volume_image_metadata']),
    snapshotId: text(raw['snapshot_id']),
    sourceVolumeId: text(raw['source_volid']),
    availabilityZone: text(raw['availability_zone']),
    projectId: text(raw['os-vol-tenant-attr:tenant_id']) ?? text(raw['tenant_id']),
    userId: text(raw['user_id']),
    groupId: text(raw['group_id']),
    host: text(raw['os-vol-host-attr:host']),
    deleteOnTermination: flag(raw['delete_on_termination']),
    created: text(raw['created_at']),
    updated: text(raw['updated_at']),
  });
}

function toVolumeLink(raw: Json): VolumeLink {
  return defined({
    attachmentId: text(raw['attachment_id']),
    serverId: text(raw['server_id']),
    hostName: text(raw['host_name']),
    device: text(raw['device']),
    attachedAt: text(raw['attached_at']),
  });
}

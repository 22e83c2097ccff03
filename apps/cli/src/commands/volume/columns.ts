import type { Volume } from '@leister/block-storage';
import { type Column, pairs } from '../../command.js';

/** The size in GiB. */
export const volumeColumns: readonly Column<Volume>[] = [
  'id',
  'name',
  'status',
  'size',
  {
    name: 'attachedTo',
    value: ({ attachments = [] }) => attachments.map(({ serverId, hostName }) => serverId ?? hostName ?? ''),
  },
];

export const volumeDetails: readonly Column<Volume>[] = [
  'description',
  'volumeType',
  'bootable',
  'encrypted',
  'multiattach',
  'availabilityZone',
  'snapshotId',
  'sourceVolumeId',
  'projectId',
  'userId',
  { name: 'metadata', value: ({ metadata }) => pairs(metadata) },
  'created',
  'updated',
];

import type { Backup } from '@leister/block-storage';
import { one } from '../../args/several.js';
import { type Column, pairs } from '../../command.js';

/** The size in GiB. */
export const backupColumns: readonly Column<Backup>[] = ['id', 'name', 'status', 'size', 'volumeId'];

export const backupDetails: readonly Column<Backup>[] = [
  'description',
  'snapshotId',
  'container',
  'objectCount',
  'isIncremental',
  'hasDependents',
  'failReason',
  'availabilityZone',
  { name: 'metadata', value: ({ metadata }) => pairs(metadata) },
  'created',
  'updated',
];

export const oneBackup = one('backup');

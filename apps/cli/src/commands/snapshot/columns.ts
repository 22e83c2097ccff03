import type { Snapshot } from '@leister/block-storage';
import { one } from '../../args/several.js';
import { type Column, pairs } from '../../command.js';

/** The size, in GiB, is that of the volume. */
export const snapshotColumns: readonly Column<Snapshot>[] = ['id', 'name', 'status', 'size', 'volumeId'];

export const snapshotDetails: readonly Column<Snapshot>[] = [
  'description',
  'progress',
  'projectId',
  'userId',
  { name: 'metadata', value: ({ metadata }) => pairs(metadata) },
  'created',
  'updated',
];

export const oneSnapshot = one('snapshot');

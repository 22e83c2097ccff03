import type { VolumeTransfer } from '@leister/block-storage';
import { one } from '../../args/several.js';
import type { Column } from '../../command.js';

export const transferColumns: readonly Column<VolumeTransfer>[] = ['id', 'name', 'volumeId'];

export const transferDetails: readonly Column<VolumeTransfer>[] = ['created'];

export const oneTransfer = one('transfer');

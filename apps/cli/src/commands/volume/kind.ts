import type { Volume } from '@leister/block-storage';
import type { Context } from '../../context.js';
import type { Kind } from '../../resources/kind.js';

/** Statuses of volumes, as Cinder spells them, and Synnefo where it differs. */
export const volumeStatuses = [
  'creating',
  'available',
  'reserved',
  'attaching',
  'detaching',
  'in-use',
  'in_use',
  'maintenance',
  'deleting',
  'deleted',
  'awaiting-transfer',
  'error',
  'error_deleting',
  'backing-up',
  'backing_up',
  'restoring-backup',
  'restoring_backup',
  'error_backing-up',
  'error_restoring',
  'error_extending',
  'downloading',
  'uploading',
  'retyping',
  'extending',
  'reverting',
] as const;

export async function volumes({ service }: Context): Promise<Kind<Volume>> {
  const client = await service('block-storage');
  return {
    name: 'volume',
    find: (nameOrId, options) => client.findVolume(nameOrId, options),
    waitUntil: (id, status, options) => client.waitVolumeUntil(id, status, options),
    waitWhile: (id, status, options) => client.waitVolumeWhile(id, status, options),
  };
}

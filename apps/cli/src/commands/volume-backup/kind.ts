import type { Backup } from '@leister/block-storage';
import type { Context } from '../../context.js';
import type { Kind } from '../../resources/kind.js';

export const backupStatuses = [
  'creating',
  'available',
  'restoring',
  'deleting',
  'deleted',
  'error',
  'error_deleting',
] as const;

export async function backups({ service }: Context): Promise<Kind<Backup>> {
  const client = await service('block-storage');
  return {
    name: 'backup',
    group: 'volume-backup',
    find: (nameOrId, options) => client.findBackup(nameOrId, options),
    waitUntil: (id, status, options) => client.waitBackupUntil(id, status, options),
    waitWhile: (id, status, options) => client.waitBackupWhile(id, status, options),
  };
}

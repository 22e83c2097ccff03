import type { Snapshot } from '@leister/block-storage';
import type { Context } from '../../context.js';
import type { Kind } from '../../resources/kind.js';

export const snapshotStatuses = [
  'creating',
  'available',
  'backing-up',
  'restoring',
  'unmanaging',
  'deleting',
  'deleted',
  'error',
  'error_deleting',
] as const;

export async function snapshots({ service }: Context): Promise<Kind<Snapshot>> {
  const client = await service('block-storage');
  return {
    name: 'snapshot',
    find: (nameOrId, options) => client.findSnapshot(nameOrId, options),
    waitUntil: (id, status, options) => client.waitSnapshotUntil(id, status, options),
    waitWhile: (id, status, options) => client.waitSnapshotWhile(id, status, options),
  };
}

import type { Backup } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { oneBackup } from './columns.js';
import type { args } from './modify.js';

/** Gives the backup as it is afterwards. */
export async function* run(
  { backup, name, description }: ArgsOf<typeof args & typeof oneBackup>,
  { service, signal }: Context,
): AsyncGenerator<Backup> {
  const client = await service('block-storage');
  const { id } = await client.findBackup(backup, { signal });
  await client.updateBackup(id, { name, description }, { signal });
  yield await client.getBackupDetails(id, { signal });
}

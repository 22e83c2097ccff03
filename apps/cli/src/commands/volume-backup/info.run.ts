import type { Backup } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { oneBackup } from './columns.js';

export async function* run(
  { backup }: ArgsOf<typeof oneBackup>,
  { service, signal }: Context,
): AsyncGenerator<Backup> {
  yield await (await service('block-storage')).findBackup(backup, { signal });
}

import type { Backup } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { waitFor } from '../../resources/wait-for.js';
import type { someBackups } from './delete.js';
import { backups } from './kind.js';
import type { args } from './wait.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof someBackups>,
  context: Context,
): AsyncGenerator<Backup> {
  yield* waitFor(await backups(context), asked.backups, { ...asked, first: 'creating' }, context);
}

import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { deleteAndWait } from '../../resources/delete-and-wait.js';
import type { Report } from '../../servers/report.js';
import type { args, someBackups } from './delete.js';
import { backups } from './kind.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof someBackups>,
  context: Context,
): AsyncGenerator<Report> {
  const client = await context.service('block-storage');
  yield* deleteAndWait(await backups(context), asked.backups, asked, context, ({ id }, call) =>
    client.deleteBackup(id, call),
  );
}

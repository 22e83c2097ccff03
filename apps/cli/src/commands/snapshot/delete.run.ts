import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { deleteAndWait } from '../../resources/delete-and-wait.js';
import type { Report } from '../../servers/report.js';
import type { args, someSnapshots } from './delete.js';
import { snapshots } from './kind.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof someSnapshots>,
  context: Context,
): AsyncGenerator<Report> {
  const client = await context.service('block-storage');
  yield* deleteAndWait(await snapshots(context), asked.snapshots, asked, context, ({ id }, call) =>
    client.deleteSnapshot(id, call),
  );
}

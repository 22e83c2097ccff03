import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { deleteAndWait } from '../../resources/delete-and-wait.js';
import type { Report } from '../../servers/report.js';
import type { args, someVolumes } from './delete.js';
import { volumes } from './kind.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof someVolumes>,
  context: Context,
): AsyncGenerator<Report> {
  const client = await context.service('block-storage');
  const how = { ...(asked.cascade && { cascade: true }), ...(asked.force && { force: true }) };
  yield* deleteAndWait(await volumes(context), asked.volumes, asked, context, ({ id }, call) =>
    client.deleteVolume(id, how, call),
  );
}

import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { deleteAndWait } from '../../resources/delete-and-wait.js';
import type { Report } from '../../servers/report.js';
import type { args, somePorts } from './delete.js';
import { portKind } from './kind.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof somePorts>,
  context: Context,
): AsyncGenerator<Report> {
  const client = await context.service('network');
  yield* deleteAndWait(await portKind(context), asked.ports, asked, context, ({ id }, call) =>
    client.deletePort(id, call),
  );
}

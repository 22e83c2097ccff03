import type { ArgsOf } from '../../args/option.js';
import type { oneServer } from '../../args/servers.js';
import type { Context } from '../../context.js';
import { type Report, reportOn } from '../../servers/report.js';
import type { args } from './reassign.js';

type Args = ArgsOf<typeof args & typeof oneServer>;

export async function* run(
  { server, projectId }: Args,
  { compute, signal }: Context,
): AsyncGenerator<Report> {
  const client = await compute();
  const found = await client.findServer(server, { signal });
  await client.reassignServer(found.id, projectId, { signal });
  yield reportOn(found, 'reassigned');
}

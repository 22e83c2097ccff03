import type { ArgsOf } from '../../args/option.js';
import type { oneServer } from '../../args/servers.js';
import type { Context } from '../../context.js';
import { newPassword } from '../../lib/new-password.js';
import { type Report, reportOn } from '../../servers/report.js';

export async function* run({ server }: ArgsOf<typeof oneServer>, context: Context): AsyncGenerator<Report> {
  const client = await context.compute();
  const found = await client.findServer(server, { signal: context.signal });
  await client.changeAdminPassword(found.id, await newPassword(context), { signal: context.signal });
  yield reportOn(found, 'password changed');
}

import type { ArgsOf } from '../../args/option.js';
import type { someServers } from '../../args/servers.js';
import type { Context } from '../../context.js';
import { idFor } from '../../lib/look-up.js';
import { actOnServers } from '../../servers/act-on-servers.js';
import type { Report } from '../../servers/report.js';
import type { args } from './rescue.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof someServers>,
  context: Context,
): AsyncGenerator<Report> {
  const client = await context.compute();
  const image = await idFor(asked.rescueImageRef, (given) =>
    client.findImage(given, { signal: context.signal }),
  );
  yield* actOnServers(asked, context, {
    begin: (_, id, options) => client.rescueServer(id, image, options),
    wait: { until: 'RESCUE' },
    words: ['being rescued', 'in rescue'],
  });
}

import type { ArgsOf } from '../../args/option.js';
import type { someServers } from '../../args/servers.js';
import type { Context } from '../../context.js';
import { actOnServers } from '../../servers/act-on-servers.js';
import type { Report } from '../../servers/report.js';
import type { args } from './reboot.js';

export function run(
  asked: ArgsOf<typeof args & typeof someServers>,
  context: Context,
): AsyncIterable<Report> {
  return actOnServers(asked, context, {
    begin: (client, id, options) => client.rebootServer(id, asked.type === 'HARD', options),
    wait: { until: 'ACTIVE' },
    words: ['rebooting', 'rebooted'],
  });
}

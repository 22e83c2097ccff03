import type { ArgsOf } from '../../args/option.js';
import type { someServers } from '../../args/servers.js';
import type { Context } from '../../context.js';
import { actOnServers } from '../../servers/act-on-servers.js';
import type { Report } from '../../servers/report.js';
import type { args } from './migrate.js';

export function run(
  asked: ArgsOf<typeof args & typeof someServers>,
  context: Context,
): AsyncIterable<Report> {
  const { live, host } = asked;
  if (live) {
    return actOnServers(asked, context, {
      begin: (client, id, options) => client.liveMigrateServer(id, { host }, options),
      wait: { while: ['MIGRATING'] },
      words: ['migrating', 'migrated'],
    });
  }
  return actOnServers(asked, context, {
    begin: (client, id, options) => client.migrateServer(id, host, options),
    wait: { until: 'VERIFY_RESIZE' },
    words: ['migrating', 'migrated'],
  });
}

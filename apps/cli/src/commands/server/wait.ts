import type { Options } from '../../args/option.js';
import { someServers } from '../../args/servers.js';
import { atMostOne } from '../../args/together.js';
import { patience } from '../../args/waiting.js';
import { command } from '../../command.js';
import { status } from './status.js';

export const args = {
  while: { ...status, summary: 'wait as long as they are in this status; BUILD unless told otherwise' },
  until: { ...status, summary: 'wait until they are in this status' },
  status: { ...status, summary: 'the old name of --while' },
  ...patience,
  timeout: { ...patience.timeout, default: '60' },
} as const satisfies Options;

export const wait = command({
  path: 'server wait',
  summary: 'Wait for servers',
  args,
  positionals: someServers,
  columns: ['id', 'name', 'status'],
  check: (asked) => atMostOne(asked, ['while', 'until', 'status']),
  load: () => import('./wait.run.js'),
});

import { confirming } from '../../args/confirming.js';
import type { Options } from '../../args/option.js';
import { someServers } from '../../args/servers.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { reportColumns } from '../../servers/report.js';

export const args = {
  cluster: {
    type: 'boolean',
    summary: 'delete every server whose name starts with what is given; nothing is asked',
  },
  ...confirming,
  ...waiting,
} as const satisfies Options;

export const deleteServers = command({
  path: 'server delete',
  summary: 'Delete servers, with all that is on them',
  description:
    'Before more than one that was named is deleted, you are asked, if there is a terminal to ask on.',
  args,
  positionals: someServers,
  columns: reportColumns,
  load: () => import('./delete.run.js'),
});

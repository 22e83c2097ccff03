import type { Options } from '../../args/option.js';
import { someServers } from '../../args/servers.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { reportColumns } from '../../servers/report.js';

export const args = {
  type: {
    type: 'string',
    value: 'TYPE',
    choices: ['SOFT', 'HARD'],
    default: 'SOFT',
    summary: 'SOFT asks the system to restart, HARD pulls the plug',
  },
  ...waiting,
} as const satisfies Options;

export const reboot = command({
  path: 'server reboot',
  summary: 'Restart servers',
  feature: 'reboot',
  args,
  positionals: someServers,
  columns: reportColumns,
  load: () => import('./reboot.run.js'),
});

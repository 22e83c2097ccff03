import type { Options } from '../../args/option.js';
import { someServers } from '../../args/servers.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { reportColumns } from '../../servers/report.js';

export const args = {
  rescueImageRef: {
    type: 'string',
    value: 'IMAGE',
    summary: "the image to start from, by id or name; left out, the cloud's own",
  },
  ...waiting,
} as const satisfies Options;

export const rescue = command({
  path: 'server rescue',
  summary: 'Start servers from another image, their own disks beside',
  feature: 'rescue',
  args,
  positionals: someServers,
  columns: reportColumns,
  load: () => import('./rescue.run.js'),
});

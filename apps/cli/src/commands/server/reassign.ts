import type { Options } from '../../args/option.js';
import { oneServer } from '../../args/servers.js';
import { command } from '../../command.js';
import { reportColumns } from '../../servers/report.js';

export const args = {
  projectId: { type: 'string', value: 'PROJECT', required: true, summary: 'the project that is to pay' },
} as const satisfies Options;

export const reassign = command({
  path: 'server reassign',
  summary: 'Charge a server to another project',
  feature: 'reassign',
  args,
  positionals: oneServer,
  columns: reportColumns,
  load: () => import('./reassign.run.js'),
});

import type { Options } from '../../args/option.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { reportColumns } from '../../servers/report.js';
import { oneVolume } from './info.js';

export const args = {
  snapshotId: {
    type: 'string',
    value: 'SNAPSHOT',
    required: true,
    summary: 'its latest snapshot: id or name',
  },
  ...waiting,
} as const satisfies Options;

export const revert = command({
  path: 'volume revert',
  summary: 'Make a volume what it was at its latest snapshot',
  args,
  positionals: oneVolume,
  columns: reportColumns,
  load: () => import('./revert.run.js'),
});

import { confirming } from '../../args/confirming.js';
import type { Options } from '../../args/option.js';
import { some } from '../../args/several.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { reportColumns } from '../../servers/report.js';

export const args = {
  cascade: { type: 'boolean', summary: 'with their snapshots' },
  force: { type: 'boolean', summary: 'whatever status they are in; for administrators' },
  ...confirming,
  ...waiting,
} as const satisfies Options;

export const someVolumes = some('volumes', 'volume');

export const deleteVolumes = command({
  path: 'volume delete',
  summary: 'Delete volumes, with all that is on them',
  args,
  positionals: someVolumes,
  columns: reportColumns,
  load: () => import('./delete.run.js'),
});

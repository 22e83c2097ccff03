import { confirming } from '../../args/confirming.js';
import type { Options } from '../../args/option.js';
import { some } from '../../args/several.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { reportColumns } from '../../servers/report.js';

export const args = { ...confirming, ...waiting } as const satisfies Options;

export const someBackups = some('backups', 'backup');

export const deleteBackups = command({
  path: 'volume-backup delete',
  summary: 'Delete backups',
  args,
  positionals: someBackups,
  columns: reportColumns,
  load: () => import('./delete.run.js'),
});

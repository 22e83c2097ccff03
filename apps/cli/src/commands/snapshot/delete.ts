import { confirming } from '../../args/confirming.js';
import type { Options } from '../../args/option.js';
import { some } from '../../args/several.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { reportColumns } from '../../servers/report.js';

export const args = { ...confirming, ...waiting } as const satisfies Options;

export const someSnapshots = some('snapshots', 'snapshot');

export const deleteSnapshots = command({
  path: 'snapshot delete',
  summary: 'Delete snapshots',
  args,
  positionals: someSnapshots,
  columns: reportColumns,
  load: () => import('./delete.run.js'),
});

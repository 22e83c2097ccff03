import { confirming } from '../../args/confirming.js';
import type { Options } from '../../args/option.js';
import { some } from '../../args/several.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { reportColumns } from '../../servers/report.js';

export const args = { ...confirming, ...waiting } as const satisfies Options;

export const somePorts = some('ports', 'port');

export const deletePorts = command({
  path: 'port delete',
  summary: 'Delete ports; what is in them is cut off',
  args,
  positionals: somePorts,
  columns: reportColumns,
  load: () => import('./delete.run.js'),
});

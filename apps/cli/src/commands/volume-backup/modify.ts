import type { Options } from '../../args/option.js';
import { atLeastOne } from '../../args/together.js';
import { command } from '../../command.js';
import { backupColumns, backupDetails, oneBackup } from './columns.js';

export const args = {
  name: { type: 'string', value: 'NAME', summary: 'call it so' },
  description: { type: 'string', value: 'TEXT', summary: 'say what it is for' },
} as const satisfies Options;

export const modify = command({
  path: 'volume-backup modify',
  summary: 'Change what is said of a backup',
  args,
  positionals: oneBackup,
  gives: 'one',
  columns: backupColumns,
  details: backupDetails,
  check: (asked) => atLeastOne(asked, Object.keys(args)),
  load: () => import('./modify.run.js'),
});

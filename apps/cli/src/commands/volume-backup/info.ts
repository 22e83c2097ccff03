import { command } from '../../command.js';
import { oneBackup, backupColumns, backupDetails } from './columns.js';

export const info = command({
  path: 'volume-backup info',
  summary: 'Show a backup',
  args: {},
  positionals: oneBackup,
  gives: 'one',
  columns: backupColumns,
  details: backupDetails,
  load: () => import('./info.run.js'),
});

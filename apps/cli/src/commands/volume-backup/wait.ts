import { command } from '../../command.js';
import { checkWait, waitOptions } from '../../resources/wait.js';
import { someBackups } from './delete.js';
import { backupStatuses } from './kind.js';

export const args = waitOptions(backupStatuses, 'creating');

export const wait = command({
  path: 'volume-backup wait',
  summary: 'Wait for backups',
  args,
  positionals: someBackups,
  columns: ['id', 'name', 'status'],
  check: checkWait,
  load: () => import('./wait.run.js'),
});

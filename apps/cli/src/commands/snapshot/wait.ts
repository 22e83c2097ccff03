import { command } from '../../command.js';
import { checkWait, waitOptions } from '../../resources/wait.js';
import { someSnapshots } from './delete.js';
import { snapshotStatuses } from './kind.js';

export const args = waitOptions(snapshotStatuses, 'creating');

export const wait = command({
  path: 'snapshot wait',
  summary: 'Wait for snapshots',
  args,
  positionals: someSnapshots,
  columns: ['id', 'name', 'status'],
  check: checkWait,
  load: () => import('./wait.run.js'),
});

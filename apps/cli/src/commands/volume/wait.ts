import { command } from '../../command.js';
import { checkWait, waitOptions } from '../../resources/wait.js';
import { someVolumes } from './delete.js';
import { volumeStatuses } from './kind.js';

export const args = waitOptions(volumeStatuses, 'creating');

export const wait = command({
  path: 'volume wait',
  summary: 'Wait for volumes',
  args,
  positionals: someVolumes,
  columns: ['id', 'name', 'status'],
  check: checkWait,
  load: () => import('./wait.run.js'),
});

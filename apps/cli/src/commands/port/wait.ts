import { command } from '../../command.js';
import { checkWait, waitOptions } from '../../resources/wait.js';
import { somePorts } from './delete.js';

export const args = waitOptions(['BUILD', 'ACTIVE', 'DOWN', 'ERROR'], 'BUILD');

export const wait = command({
  path: 'port wait',
  summary: 'Wait for ports',
  args,
  positionals: somePorts,
  columns: ['id', 'name', 'status'],
  check: checkWait,
  load: () => import('./wait.run.js'),
});

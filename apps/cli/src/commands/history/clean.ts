import { command } from '../../command.js';

export const clean = command({
  path: 'history clean',
  summary: 'Forget all commands that were given',
  args: {},
  positionals: {},
  gives: 'nothing',
  load: () => import('./clean.run.js'),
});

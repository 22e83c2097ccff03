import { confirming } from '../../args/confirming.js';
import { some } from '../../args/several.js';
import { command } from '../../command.js';

export const someTransfers = some('transfers', 'transfer');

export const deleteTransfers = command({
  path: 'volume-transfer delete',
  summary: 'Take offers of volumes back',
  args: confirming,
  positionals: someTransfers,
  columns: ['name', 'result'],
  load: () => import('./delete.run.js'),
});

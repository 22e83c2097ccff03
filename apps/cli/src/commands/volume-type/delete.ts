import { confirming } from '../../args/confirming.js';
import { some } from '../../args/several.js';
import { command } from '../../command.js';

export const someTypes = some('types', 'type');

export const deleteTypes = command({
  path: 'volume-type delete',
  summary: 'Delete types of volumes; for administrators',
  args: confirming,
  positionals: someTypes,
  columns: ['name', 'result'],
  load: () => import('./delete.run.js'),
});

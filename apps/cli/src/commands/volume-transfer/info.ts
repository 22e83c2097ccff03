import { command } from '../../command.js';
import { oneTransfer, transferColumns, transferDetails } from './columns.js';

export const info = command({
  path: 'volume-transfer info',
  summary: 'Show an offer',
  args: {},
  positionals: oneTransfer,
  gives: 'one',
  columns: transferColumns,
  details: transferDetails,
  load: () => import('./info.run.js'),
});

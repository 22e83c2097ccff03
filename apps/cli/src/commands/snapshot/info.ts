import { command } from '../../command.js';
import { oneSnapshot, snapshotColumns, snapshotDetails } from './columns.js';

export const info = command({
  path: 'snapshot info',
  summary: 'Show a snapshot',
  args: {},
  positionals: oneSnapshot,
  gives: 'one',
  columns: snapshotColumns,
  details: snapshotDetails,
  load: () => import('./info.run.js'),
});

import { one } from '../../args/several.js';
import { command } from '../../command.js';
import { volumeColumns, volumeDetails } from './columns.js';

export const oneVolume = one('volume');

export const info = command({
  path: 'volume info',
  summary: 'Show a volume',
  args: {},
  positionals: oneVolume,
  gives: 'one',
  columns: volumeColumns,
  details: volumeDetails,
  load: () => import('./info.run.js'),
});

import { command } from '../../command.js';
import { memberColumns, oneImage } from './columns.js';

export const members = command({
  path: 'image members',
  summary: 'List whom an image is shared with',
  args: {},
  positionals: oneImage,
  columns: memberColumns,
  load: () => import('./members.run.js'),
});

import { command } from '../../command.js';
import { imageColumns, imageDetails, oneImage } from './columns.js';

export const info = command({
  path: 'imagecompute info',
  summary: 'Show an image',
  args: {},
  positionals: oneImage,
  gives: 'one',
  columns: imageColumns,
  details: imageDetails,
  load: () => import('./info.run.js'),
});

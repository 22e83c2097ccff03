import { command } from '../../command.js';
import { checkWait, waitOptions } from '../../resources/wait.js';
import { someImages } from './columns.js';
import { imageStatuses } from './kind.js';

export const args = waitOptions(imageStatuses, 'queued');

export const wait = command({
  path: 'image wait',
  summary: 'Wait for images',
  args,
  positionals: someImages,
  columns: ['id', 'name', 'status'],
  check: checkWait,
  load: () => import('./wait.run.js'),
});

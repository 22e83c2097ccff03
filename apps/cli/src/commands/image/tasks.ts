import { command } from '../../command.js';
import { oneImage } from './columns.js';

export const tasks = command({
  path: 'image tasks',
  summary: 'List what the cloud does, or did, for an image: why an import failed',
  args: {},
  positionals: oneImage,
  columns: ['id', 'type', 'status', 'message', 'created'],
  load: () => import('./tasks.run.js'),
});

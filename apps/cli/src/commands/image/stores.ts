import { command } from '../../command.js';

export const stores = command({
  path: 'image stores',
  summary: 'List where the cloud can keep the data of images, and how it can be imported',
  args: {},
  positionals: {},
  columns: ['kind', 'name', 'description'],
  load: () => import('./stores.run.js'),
});

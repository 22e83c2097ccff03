import { command } from '../../command.js';
import { someImages } from './columns.js';

export const deactivate = command({
  path: 'image deactivate',
  summary: 'Let nobody have the data of images for now; for administrators',
  args: {},
  positionals: someImages,
  columns: ['name', 'result'],
  load: async () => ({
    run: (await import('./acts.run.js')).acting('deactivated', (client, id, call) =>
      client.deactivateImage(id, call),
    ),
  }),
});

export const reactivate = command({
  path: 'image reactivate',
  summary: 'Let the data of images be had again; for administrators',
  args: {},
  positionals: someImages,
  columns: ['name', 'result'],
  load: async () => ({
    run: (await import('./acts.run.js')).acting('reactivated', (client, id, call) =>
      client.reactivateImage(id, call),
    ),
  }),
});

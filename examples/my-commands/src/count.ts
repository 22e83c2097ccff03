import { command, type Options } from 'leister/plugin';

export const args = {
  like: { type: 'string', value: 'TEXT', summary: 'only servers with this in their names' },
} as const satisfies Options;

export const count = command({
  path: 'fleet count',
  summary: 'Count the servers in each status',
  args,
  positionals: {},
  columns: ['status', 'servers'],
  load: () => import('./count.run.js'),
});

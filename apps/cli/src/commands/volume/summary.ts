import type { Options } from '../../args/option.js';
import { command } from '../../command.js';

export const args = {
  allProjects: { type: 'boolean', summary: 'of all projects; for administrators' },
} as const satisfies Options;

export const summary = command({
  path: 'volume summary',
  summary: 'Tell how many volumes there are, and how many GiB together',
  args,
  positionals: {},
  gives: 'one',
  columns: ['count', 'size'],
  load: () => import('./summary.run.js'),
});

import { command } from '../../../command.js';
import { newName as args } from '../options.js';
import { domains } from './sort.js';

export const create = command({
  path: 'identity domain create',
  summary: 'Create a domain; for administrators',
  args,
  positionals: {},
  gives: 'one',
  columns: domains.columns,
  load: () => import('./create.run.js'),
});

import type { Options } from '../../../args/option.js';
import { command } from '../../../command.js';
import { domainOption, newName } from '../options.js';
import { groups } from './sort.js';

const { name, description } = newName;

export const args = { name, description, ...domainOption } as const satisfies Options;

export const create = command({
  path: 'identity group create',
  summary: 'Create a group of users; for administrators',
  args,
  positionals: {},
  gives: 'one',
  columns: groups.columns,
  details: groups.details,
  load: () => import('./create.run.js'),
});

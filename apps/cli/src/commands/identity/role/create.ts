import type { Options } from '../../../args/option.js';
import { command } from '../../../command.js';
import { domainOption, newName } from '../options.js';
import { roles } from './sort.js';

const { name, description } = newName;

export const args = { name, description, ...domainOption } as const satisfies Options;

export const create = command({
  path: 'identity role create',
  summary: 'Create a role; for administrators',
  description: 'What it allows is up to the policies of the services.',
  args,
  positionals: {},
  gives: 'one',
  columns: roles.columns,
  details: roles.details,
  load: () => import('./create.run.js'),
});

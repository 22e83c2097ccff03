import type { Options } from '../../../args/option.js';
import { command } from '../../../command.js';
import { domainOption, newName } from '../options.js';
import { users } from './sort.js';

export const aboutUser = {
  email: { type: 'string', value: 'ADDRESS', summary: 'where mail reaches them' },
  projectId: {
    type: 'string',
    value: 'PROJECT',
    summary: 'the project they log in to by default: id or name',
  },
  password: { type: 'boolean', summary: 'ask for a password, or read it from standard input' },
} as const satisfies Options;

export const args = { ...newName, ...domainOption, ...aboutUser } as const satisfies Options;

export const create = command({
  path: 'identity user create',
  summary: 'Create a user; for administrators',
  args,
  positionals: {},
  gives: 'one',
  columns: users.columns,
  details: users.details,
  load: () => import('./create.run.js'),
});

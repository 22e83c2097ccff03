import type { Options } from '../../../args/option.js';
import { date } from '../../../args/values.js';
import { command } from '../../../command.js';
import { newName } from '../options.js';
import { applicationCredentials } from './sort.js';

const { name, description } = newName;

export const args = {
  name,
  description,
  role: {
    type: 'string',
    value: 'ROLE',
    repeatable: true,
    summary: 'a role of yours that it is to have, by name; all, unless told otherwise',
  },
  expires: {
    type: 'string',
    value: 'DATE',
    parse: date,
    summary: 'when it is to end; never, unless told otherwise',
  },
  unrestricted: { type: 'boolean', summary: 'let it make and delete other credentials of yours' },
} as const satisfies Options;

export const create = command({
  path: 'identity application-credential create',
  summary: 'Make a way in for a program, to the project of your login',
  description: 'Its secret is shown this once and never again.',
  args,
  positionals: {},
  gives: 'one',
  columns: ['id', 'name', 'secret', 'projectId', 'expires'],
  details: applicationCredentials.details,
  load: () => import('./create.run.js'),
});

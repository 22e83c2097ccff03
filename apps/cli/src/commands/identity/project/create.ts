import type { Options } from '../../../args/option.js';
import { command } from '../../../command.js';
import { domainOption, newName } from '../options.js';
import { projects } from './sort.js';

export const args = {
  ...newName,
  ...domainOption,
  parentId: { type: 'string', value: 'PROJECT', summary: 'the project it is a part of: id or name' },
  tag: { type: 'string', value: 'TAG', repeatable: true, summary: 'a tag to put on it' },
} as const satisfies Options;

export const create = command({
  path: 'identity project create',
  summary: 'Create a project; for administrators',
  args,
  positionals: {},
  gives: 'one',
  columns: projects.columns,
  details: projects.details,
  load: () => import('./create.run.js'),
});

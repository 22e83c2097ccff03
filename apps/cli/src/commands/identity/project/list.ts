import { idFilters, listing, nameFilters } from '../../../args/listing.js';
import type { Options } from '../../../args/option.js';
import { atMostOne } from '../../../args/together.js';
import { command } from '../../../command.js';
import { domainOption, enabledOption } from '../options.js';
import { projects } from './sort.js';

export const args = {
  ...listing,
  ...nameFilters,
  ...idFilters,
  mine: { type: 'boolean', summary: 'only those that you have a role in' },
  userId: { type: 'string', value: 'USER', summary: 'only those that this user has a role in: id or name' },
  ...domainOption,
  ...enabledOption,
} as const satisfies Options;

export const list = command({
  path: 'identity project list',
  summary: 'List projects; all of them are for administrators to see',
  args,
  positionals: {},
  columns: projects.columns,
  details: projects.details,
  check: (asked) => atMostOne(asked, ['mine', 'userId']),
  load: () => import('./list.run.js'),
});

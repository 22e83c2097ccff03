import { idFilters, listing, nameFilters } from '../../../args/listing.js';
import type { Options } from '../../../args/option.js';
import { command } from '../../../command.js';
import { domainOption, enabledOption } from '../options.js';
import { users } from './sort.js';

export const args = {
  ...listing,
  ...nameFilters,
  ...idFilters,
  ...domainOption,
  ...enabledOption,
} as const satisfies Options;

export const list = command({
  path: 'identity user list',
  summary: 'List users; for administrators',
  args,
  positionals: {},
  columns: users.columns,
  details: users.details,
  load: () => import('./list.run.js'),
});

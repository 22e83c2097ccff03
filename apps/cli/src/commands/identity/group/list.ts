import { idFilters, listing, nameFilters } from '../../../args/listing.js';
import type { Options } from '../../../args/option.js';
import { command } from '../../../command.js';
import { domainOption } from '../options.js';
import { groups } from './sort.js';

export const args = {
  ...listing,
  ...nameFilters,
  ...idFilters,
  ...domainOption,
  userId: { type: 'string', value: 'USER', summary: 'only those that this user is in: id or name' },
} as const satisfies Options;

export const list = command({
  path: 'identity group list',
  summary: 'List groups of users; for administrators',
  args,
  positionals: {},
  columns: groups.columns,
  details: groups.details,
  load: () => import('./list.run.js'),
});

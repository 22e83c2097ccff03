import { idFilters, listing, nameFilters } from '../../../args/listing.js';
import type { Options } from '../../../args/option.js';
import { command } from '../../../command.js';
import { domainOption } from '../options.js';
import { roles } from './sort.js';

export const args = { ...listing, ...nameFilters, ...idFilters, ...domainOption } as const satisfies Options;

export const list = command({
  path: 'identity role list',
  summary: 'List roles; for administrators',
  args,
  positionals: {},
  columns: roles.columns,
  details: roles.details,
  load: () => import('./list.run.js'),
});

import { idFilters, listing, nameFilters } from '../../../args/listing.js';
import type { Options } from '../../../args/option.js';
import { command } from '../../../command.js';
import { applicationCredentials } from './sort.js';

export const args = { ...listing, ...nameFilters, ...idFilters } as const satisfies Options;

export const list = command({
  path: 'identity application-credential list',
  summary: 'List the ways in that you have made for programs',
  args,
  positionals: {},
  columns: applicationCredentials.columns,
  details: applicationCredentials.details,
  load: () => import('./list.run.js'),
});

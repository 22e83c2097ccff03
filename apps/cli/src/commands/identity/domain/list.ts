import { idFilters, listing, nameFilters } from '../../../args/listing.js';
import type { Options } from '../../../args/option.js';
import { command } from '../../../command.js';
import { enabledOption } from '../options.js';
import { domains } from './sort.js';

export const args = {
  ...listing,
  ...nameFilters,
  ...idFilters,
  ...enabledOption,
  mine: { type: 'boolean', summary: 'only those that you have a role in' },
} as const satisfies Options;

export const list = command({
  path: 'identity domain list',
  summary: 'List domains; all of them are for administrators to see',
  args,
  positionals: {},
  columns: domains.columns,
  load: () => import('./list.run.js'),
});

import { idFilters, listing, nameFilters } from '../../args/listing.js';
import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { transferColumns, transferDetails } from './columns.js';

export const args = {
  ...listing,
  ...nameFilters,
  ...idFilters,
  allProjects: { type: 'boolean', summary: 'those of all projects; for administrators' },
} as const satisfies Options;

export const list = command({
  path: 'volume-transfer list',
  summary: 'List the volumes that are offered to other projects',
  args,
  positionals: {},
  columns: transferColumns,
  details: transferDetails,
  load: () => import('./list.run.js'),
});

import { idFilters, listing, nameFilters } from '../../args/listing.js';
import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { ownerFilters } from '../../networking/options.js';
import { routers } from './sort.js';

export const args = {
  ...listing,
  ...nameFilters,
  ...idFilters,
  status: { type: 'string', value: 'STATUS', summary: 'only routers in this status' },
  ...ownerFilters,
} as const satisfies Options;

export const list = command({
  path: 'router list',
  summary: 'List routers',
  args,
  positionals: {},
  columns: routers.columns,
  details: routers.details,
  load: () => import('./list.run.js'),
});

import { idFilters, listing, nameFilters } from '../../args/listing.js';
import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { inCloud } from './args.js';
import { nodeColumns, nodeDetails } from './columns.js';

export const args = {
  ...listing,
  ...nameFilters,
  ...idFilters,
  state: { type: 'string', value: 'STATE', summary: 'only nodes in this state, such as running' },
  ...inCloud,
} as const satisfies Options;

export const list = command({
  path: 'node list',
  summary: 'List nodes',
  args,
  positionals: {},
  columns: nodeColumns,
  details: nodeDetails,
  load: () => import('./list.run.js'),
});

import { idFilters, listing, nameFilters } from '../../args/listing.js';
import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { imageColumns, imageDetails } from './columns.js';

export const args = {
  ...listing,
  ...nameFilters,
  ...idFilters,
} as const satisfies Options;

export const list = command({
  path: 'imagecompute list',
  summary: 'List images',
  args,
  positionals: {},
  columns: imageColumns,
  details: imageDetails,
  load: () => import('./list.run.js'),
});

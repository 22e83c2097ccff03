import { idFilters, listing, nameFilters } from '../../args/listing.js';
import type { Options } from '../../args/option.js';
import { truth } from '../../args/truth.js';
import { command } from '../../command.js';
import { ownerFilters } from '../../networking/options.js';
import { networks } from './sort.js';

export const args = {
  ...listing,
  ...nameFilters,
  ...idFilters,
  status: { type: 'string', value: 'STATUS', summary: 'only networks in this status' },
  external: { ...truth, summary: 'only networks that lead outside, or the others' },
  shared: { ...truth, summary: 'only networks that all projects may use, or the others' },
  ...ownerFilters,
  userId: { type: 'string', value: 'USER', summary: 'only networks of this user (Synnefo)' },
} as const satisfies Options;

export const list = command({
  path: 'network list',
  summary: 'List networks',
  args,
  positionals: {},
  columns: networks.columns,
  details: networks.details,
  load: () => import('./list.run.js'),
});

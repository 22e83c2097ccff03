import { idFilters, listing, nameFilters } from '../../args/listing.js';
import type { Options } from '../../args/option.js';
import { amount } from '../../args/values.js';
import { command } from '../../command.js';
import { flavorColumns, flavorDetails } from './columns.js';

export const args = {
  ...listing,
  ...nameFilters,
  ...idFilters,
  ram: { type: 'string', value: 'MIB', parse: amount, summary: 'only flavors with this much memory' },
  vcpus: { type: 'string', value: 'N', parse: amount, summary: 'only flavors with so many processors' },
  disk: { type: 'string', value: 'GIB', parse: amount, summary: 'only flavors with a disk of this size' },
  diskTemplate: { type: 'string', value: 'NAME', summary: 'only flavors with disks of this kind' },
  project: { type: 'string', value: 'PROJECT', summary: 'only flavors that this project may use' },
  public: { type: 'boolean', summary: 'only flavors that everybody may use' },
} as const satisfies Options;

export const list = command({
  path: 'flavor list',
  summary: 'List flavors; memory in MiB, disk in GiB',
  args,
  positionals: {},
  columns: flavorColumns,
  details: flavorDetails,
  load: () => import('./list.run.js'),
});

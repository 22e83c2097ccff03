import { idFilters, listing, nameFilters } from '../../args/listing.js';
import type { Options } from '../../args/option.js';
import { truth } from '../../args/truth.js';
import { keyValue } from '../../args/values.js';
import { command } from '../../command.js';
import { volumeColumns, volumeDetails } from './columns.js';

export const args = {
  ...listing,
  ...nameFilters,
  ...idFilters,
  status: { type: 'string', value: 'STATUS', summary: 'only volumes in this status' },
  bootable: {
    ...truth,
    summary: 'only volumes that servers can start from, or the others',
  },
  availabilityZone: { type: 'string', value: 'ZONE', summary: 'only volumes that are there' },
  metadata: {
    type: 'string',
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'only volumes with this metadata',
  },
  allProjects: { type: 'boolean', summary: 'those of all projects; for administrators' },
  projectId: { type: 'string', value: 'PROJECT', summary: 'those of this project; for administrators' },
  order: { type: 'string', value: 'FIELD', summary: 'sort by a field: created_at; -created_at downwards' },
} as const satisfies Options;

export const list = command({
  path: 'volume list',
  summary: 'List volumes',
  args,
  positionals: {},
  columns: volumeColumns,
  details: volumeDetails,
  load: () => import('./list.run.js'),
});

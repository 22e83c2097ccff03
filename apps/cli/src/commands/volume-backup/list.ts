import { idFilters, listing, nameFilters } from '../../args/listing.js';
import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { backupColumns, backupDetails } from './columns.js';

export const args = {
  ...listing,
  ...nameFilters,
  ...idFilters,
  status: { type: 'string', value: 'STATUS', summary: 'only backups in this status' },
  volumeId: { type: 'string', value: 'VOLUME', summary: 'only those of a volume: id or name' },
  allProjects: { type: 'boolean', summary: 'those of all projects; for administrators' },
  order: { type: 'string', value: 'FIELD', summary: 'sort by a field: created_at; -created_at downwards' },
} as const satisfies Options;

export const list = command({
  path: 'volume-backup list',
  summary: 'List backups of volumes',
  args,
  positionals: {},
  columns: backupColumns,
  details: backupDetails,
  load: () => import('./list.run.js'),
});

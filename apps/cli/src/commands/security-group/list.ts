import { idFilters, listing, nameFilters } from '../../args/listing.js';
import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { ownerFilters } from '../../networking/options.js';
import { securityGroups } from './sort.js';

export const args = { ...listing, ...nameFilters, ...idFilters, ...ownerFilters } as const satisfies Options;

export const list = command({
  path: 'security-group list',
  summary: 'List security groups',
  args,
  positionals: {},
  columns: securityGroups.columns,
  details: securityGroups.details,
  load: () => import('./list.run.js'),
});

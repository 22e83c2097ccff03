import { idFilters, listing } from '../../args/listing.js';
import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { ownerFilters } from '../../networking/options.js';
import { ips } from './sort.js';

export const args = {
  ...listing,
  ...idFilters,
  status: { type: 'string', value: 'STATUS', summary: 'only floating IPs in this status: ACTIVE, DOWN ...' },
  networkId: { type: 'string', value: 'NETWORK', summary: 'only those from this network: id or name' },
  address: { type: 'string', value: 'ADDRESS', summary: 'only the one with this address' },
  fixedAddress: { type: 'string', value: 'ADDRESS', summary: 'only those that point to this address' },
  portId: { type: 'string', value: 'PORT', summary: 'only those that point to this port: id or name' },
  serverId: { type: 'string', value: 'SERVER', summary: 'only those of this server: id or name' },
  unused: { type: 'boolean', summary: 'only those that point nowhere' },
  ...ownerFilters,
} as const satisfies Options;

export const list = command({
  path: 'ip list',
  summary: 'List floating IPs',
  args,
  positionals: {},
  columns: ips.columns,
  details: ips.details,
  load: () => import('./list.run.js'),
});

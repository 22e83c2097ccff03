import { idFilters, listing, nameFilters } from '../../args/listing.js';
import type { Options } from '../../args/option.js';
import { truth } from '../../args/truth.js';
import { command } from '../../command.js';
import { ownerFilters } from '../../networking/options.js';
import { subnets } from './sort.js';

export const args = {
  ...listing,
  ...nameFilters,
  ...idFilters,
  networkId: { type: 'string', value: 'NETWORK', summary: 'only subnets of this network: id or name' },
  cidr: { type: 'string', value: 'CIDR', summary: 'only subnets with this range of addresses' },
  gateway: { type: 'string', value: 'ADDRESS', summary: 'only subnets with this gateway' },
  ipVersion: {
    type: 'string',
    value: 'N',
    choices: ['4', '6'],
    summary: 'only subnets of this version of IP',
  },
  dhcp: { ...truth, summary: 'only subnets that give addresses by DHCP, or the others' },
  ...ownerFilters,
} as const satisfies Options;

export const list = command({
  path: 'subnet list',
  summary: 'List subnets',
  args,
  positionals: {},
  columns: subnets.columns,
  details: subnets.details,
  load: () => import('./list.run.js'),
});

import { idFilters, listing, nameFilters } from '../../args/listing.js';
import type { Options } from '../../args/option.js';
import { atMostOne } from '../../args/together.js';
import { command } from '../../command.js';
import { ownerFilters } from '../../networking/options.js';
import { ports } from './sort.js';

export const args = {
  ...listing,
  ...nameFilters,
  ...idFilters,
  status: { type: 'string', value: 'STATUS', summary: 'only ports in this status: ACTIVE, DOWN ...' },
  networkId: { type: 'string', value: 'NETWORK', summary: 'only ports of this network: id or name' },
  subnetId: {
    type: 'string',
    value: 'SUBNET',
    summary: 'only ports with an address of this subnet: id or name',
  },
  deviceId: { type: 'string', value: 'DEVICE', summary: 'only ports of this server, router ...: its id' },
  serverId: { type: 'string', value: 'SERVER', summary: 'only ports of this server: id or name' },
  deviceOwner: {
    type: 'string',
    value: 'OWNER',
    summary: 'only ports of devices of this kind: network:dhcp ...',
  },
  ipAddress: { type: 'string', value: 'ADDRESS', summary: 'only ports with this address' },
  macAddress: { type: 'string', value: 'ADDRESS', summary: 'only the port with this address' },
  ...ownerFilters,
} as const satisfies Options;

export const list = command({
  path: 'port list',
  summary: 'List ports',
  args,
  positionals: {},
  columns: ports.columns,
  details: ports.details,
  check: (asked) => atMostOne(asked, ['deviceId', 'serverId']),
  load: () => import('./list.run.js'),
});

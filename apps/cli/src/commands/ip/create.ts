import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { making } from '../../networking/options.js';
import { ips } from './sort.js';

export const args = {
  networkId: {
    type: 'string',
    value: 'NETWORK',
    summary: 'the external network it is from, id or name; may be left out where there is only one',
  },
  address: { type: 'string', value: 'ADDRESS', summary: 'the address it is to be; for administrators' },
  subnetId: { type: 'string', value: 'SUBNET', summary: 'the subnet it is to be from: id or name' },
  portId: { type: 'string', value: 'PORT', summary: 'the port it is to point to: id or name' },
  fixedAddress: { type: 'string', value: 'ADDRESS', summary: 'which of the addresses of that port' },
  ...making,
} as const satisfies Options;

export const create = command({
  path: 'ip create',
  summary: 'Take a floating IP',
  args,
  positionals: {},
  gives: 'one',
  columns: ips.columns,
  details: ips.details,
  load: () => import('./create.run.js'),
});

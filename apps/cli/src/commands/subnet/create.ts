import { addressRange, route } from '../../args/addresses.js';
import type { Options } from '../../args/option.js';
import { atLeastOne, atMostOne } from '../../args/together.js';
import { count } from '../../args/values.js';
import { command } from '../../command.js';
import { making } from '../../networking/options.js';
import { subnets } from './sort.js';

export const args = {
  networkId: {
    type: 'string',
    value: 'NETWORK',
    required: true,
    summary: 'the network it is for: id or name',
  },
  cidr: { type: 'string', value: 'CIDR', summary: 'its range of addresses: 10.0.7.0/24' },
  subnetPool: { type: 'string', value: 'POOL', summary: 'the pool that its range is taken from: id or name' },
  prefixLength: {
    type: 'string',
    value: 'N',
    parse: count,
    summary: 'how large a range to take from the pool',
  },
  name: { type: 'string', value: 'NAME', summary: 'what it is to be called' },
  ...making,
  allocPool: {
    type: 'string',
    value: 'START,END',
    repeatable: true,
    parse: addressRange,
    summary: 'addresses that may be given out; all, unless told otherwise',
  },
  gateway: {
    type: 'string',
    value: 'ADDRESS',
    summary: 'its gateway; the first address, unless told otherwise',
  },
  noGateway: { type: 'boolean', summary: 'it has no gateway' },
  id: { type: 'string', value: 'ID', summary: 'the id that it is to have (Synnefo)' },
  ipv6: { type: 'boolean', summary: 'its addresses are of IP version 6' },
  withDhcp: { type: 'boolean', summary: 'addresses are given by DHCP, as they are on most clouds anyway' },
  noDhcp: { type: 'boolean', summary: 'addresses are not given by DHCP' },
  dnsNameserver: {
    type: 'string',
    value: 'ADDRESS',
    repeatable: true,
    summary: 'a name server to tell servers of',
  },
  hostRoute: {
    type: 'string',
    value: 'DESTINATION=NEXTHOP',
    repeatable: true,
    parse: route,
    summary: 'a route to tell servers of',
  },
  ipv6AddressMode: { type: 'string', value: 'MODE', summary: 'slaac, dhcpv6-stateful or dhcpv6-stateless' },
  ipv6RaMode: { type: 'string', value: 'MODE', summary: 'the same, for what its router says' },
} as const satisfies Options;

export const create = command({
  path: 'subnet create',
  summary: 'Create a subnet',
  args,
  positionals: {},
  gives: 'one',
  columns: subnets.columns,
  details: subnets.details,
  check: (asked) => {
    atLeastOne(asked, ['cidr', 'subnetPool']);
    atMostOne(asked, ['gateway', 'noGateway']);
    atMostOne(asked, ['withDhcp', 'noDhcp']);
  },
  load: () => import('./create.run.js'),
});

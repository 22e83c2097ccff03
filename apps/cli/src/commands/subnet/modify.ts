import { addressRange, route } from '../../args/addresses.js';
import type { Options } from '../../args/option.js';
import { one } from '../../args/several.js';
import { atLeastOne, atMostOne } from '../../args/together.js';
import { truth } from '../../args/truth.js';
import { command } from '../../command.js';
import { renaming, tagging } from '../../networking/options.js';
import { subnets } from './sort.js';

export const args = {
  ...renaming,
  gateway: { type: 'string', value: 'ADDRESS', summary: 'make this its gateway' },
  noGateway: { type: 'boolean', summary: 'take its gateway away' },
  dhcp: { ...truth, summary: 'whether addresses are given by DHCP' },
  allocPool: {
    type: 'string',
    value: 'START,END',
    repeatable: true,
    parse: addressRange,
    summary: 'make these the only addresses that may be given out',
  },
  dnsNameserver: {
    type: 'string',
    value: 'ADDRESS',
    repeatable: true,
    summary: 'make these the only name servers to tell servers of',
  },
  noDnsNameservers: { type: 'boolean', summary: 'tell servers of no name servers' },
  hostRoute: {
    type: 'string',
    value: 'DESTINATION=NEXTHOP',
    repeatable: true,
    parse: route,
    summary: 'make these the only routes to tell servers of',
  },
  noHostRoutes: { type: 'boolean', summary: 'tell servers of no routes' },
  ...tagging,
} as const satisfies Options;

export const oneSubnet = one('subnet');

export const modify = command({
  path: 'subnet modify',
  summary: 'Change a subnet',
  args,
  positionals: oneSubnet,
  gives: 'one',
  columns: subnets.columns,
  details: subnets.details,
  check: (asked) => {
    atLeastOne(asked, Object.keys(args));
    atMostOne(asked, ['gateway', 'noGateway']);
    atMostOne(asked, ['dnsNameserver', 'noDnsNameservers']);
    atMostOne(asked, ['hostRoute', 'noHostRoutes']);
  },
  load: () => import('./modify.run.js'),
});

import type { Options } from '../../args/option.js';
import { atLeastOne, atMostOne } from '../../args/together.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { oneIp, someIps } from './positionals.js';
import { ips } from './sort.js';

export const attachArgs = {
  serverId: { type: 'string', value: 'SERVER', summary: 'the server it is to point to: id or name' },
  portId: { type: 'string', value: 'PORT', summary: 'the port it is to point to: id or name' },
  fixedAddress: {
    type: 'string',
    value: 'ADDRESS',
    summary: 'which address of the server, where it has several',
  },
  subnetId: { type: 'string', value: 'SUBNET', summary: 'the subnet of that address: id or name' },
  name: { type: 'string', value: 'NAME', summary: 'what its port is to be called (Synnefo)' },
  securityGroup: {
    type: 'string',
    alias: ['g'],
    value: 'GROUP',
    repeatable: true,
    summary: 'a security group of its port (Synnefo)',
  },
  ...waiting,
} as const satisfies Options;

export const attach = command({
  path: 'ip attach',
  summary: 'Point a floating IP at a server',
  description:
    'The server must have an address on a network that a router connects with the one the floating IP is from.',
  args: attachArgs,
  positionals: oneIp,
  gives: 'one',
  columns: ips.columns,
  details: ips.details,
  check: (asked) => {
    atLeastOne(asked, ['serverId', 'portId']);
    atMostOne(asked, ['serverId', 'portId']);
  },
  load: () => import('./attach.run.js'),
});

export const detachArgs = { ...waiting } as const satisfies Options;

export const detach = command({
  path: 'ip detach',
  summary: 'Let floating IPs point nowhere; they stay yours',
  args: detachArgs,
  positionals: someIps,
  columns: ips.columns,
  details: ips.details,
  load: () => import('./detach.run.js'),
});

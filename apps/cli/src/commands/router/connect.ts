import type { Options } from '../../args/option.js';
import { atLeastOne } from '../../args/together.js';
import { command } from '../../command.js';
import { oneRouter } from './modify.js';

export const args = {
  subnetId: { type: 'string', value: 'SUBNET', repeatable: true, summary: 'a subnet: id or name' },
  portId: { type: 'string', value: 'PORT', repeatable: true, summary: 'a port: id or name' },
} as const satisfies Options;

const plugging = {
  args,
  positionals: oneRouter,
  columns: ['routerId', 'subnetId', 'portId'],
  check: (asked: Readonly<Record<string, unknown>>) => atLeastOne(asked, Object.keys(args)),
} as const;

export const connect = command({
  path: 'router connect',
  summary: 'Connect a router with subnets',
  description: 'Of a subnet it takes the address of the gateway; for another, make a port and name that.',
  ...plugging,
  load: async () => ({ run: (await import('./connect.run.js')).runConnect }),
});

export const disconnect = command({
  path: 'router disconnect',
  summary: 'Disconnect a router from subnets',
  ...plugging,
  load: async () => ({ run: (await import('./connect.run.js')).runDisconnect }),
});

import type { ServerInterface } from '@leister/compute';
import type { Options } from '../../args/option.js';
import { oneServer } from '../../args/servers.js';
import { atMostOne } from '../../args/together.js';
import { type Column, command } from '../../command.js';
import { UsageError } from '../../failure/usage-error.js';

const interfaceColumns: readonly Column<ServerInterface>[] = [
  'portId',
  'networkId',
  'state',
  'mac',
  { name: 'addresses', value: ({ addresses }) => addresses.map(({ address }) => address) },
];

export const interfaces = command({
  path: 'server interfaces',
  summary: 'List the network cards of a server',
  feature: 'interfaces',
  args: {},
  positionals: oneServer,
  columns: interfaceColumns,
  load: async () => ({ run: (await import('./interfaces.run.js')).list }),
});

export const attachArgs = {
  networkId: { type: 'string', value: 'NETWORK', summary: 'a network, on which a port is made: id or name' },
  portId: { type: 'string', value: 'PORT', summary: 'a port that there is: id or name' },
  ipAddress: { type: 'string', value: 'ADDRESS', summary: 'the address that it is to have on the network' },
} as const satisfies Options;

export const attachInterface = command({
  path: 'server attach-interface',
  summary: 'Give a server a network card',
  description: 'With neither a network nor a port, it is on the only network of the project.',
  feature: 'interfaces',
  args: attachArgs,
  positionals: oneServer,
  gives: 'one',
  columns: interfaceColumns,
  check: (asked) => {
    atMostOne(asked, ['networkId', 'portId']);
    if (asked.ipAddress !== undefined && asked.networkId === undefined)
      throw new UsageError('--ip-address goes with --network-id');
  },
  load: async () => ({ run: (await import('./interfaces.run.js')).attach }),
});

export const detachArgs = {
  portId: {
    type: 'string',
    value: 'PORT',
    required: true,
    repeatable: true,
    summary: 'its port: id or name',
  },
} as const satisfies Options;

export const detachInterface = command({
  path: 'server detach-interface',
  summary: 'Take network cards from a server',
  feature: 'interfaces',
  args: detachArgs,
  positionals: oneServer,
  columns: ['portId', 'result'],
  load: async () => ({ run: (await import('./interfaces.run.js')).detach }),
});

import type { Options } from '../../args/option.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { UsageError } from '../../failure/usage-error.js';
import { disabling, making, portSecurity } from '../../networking/options.js';
import { portOptions } from '../../networking/port-options.js';
import { ports } from './sort.js';

export const args = {
  networkId: {
    type: 'string',
    value: 'NETWORK',
    required: true,
    summary: 'the network it is on: id or name',
  },
  deviceId: {
    type: 'string',
    value: 'DEVICE',
    summary: 'put it into this server, id or name, or other device',
  },
  ...portOptions,
  ...making,
  macAddress: { type: 'string', value: 'ADDRESS', summary: 'the hardware address that it is to have' },
  deviceOwner: { type: 'string', value: 'OWNER', summary: 'what kind of device it is in' },
  allowedAddress: {
    type: 'string',
    value: 'ADDRESS',
    repeatable: true,
    summary: 'a further address, or a range of them, that may be spoken from',
  },
  vnicType: { type: 'string', value: 'TYPE', summary: 'kind of card: normal, direct, macvtap ...' },
  ...portSecurity,
  ...disabling,
  ...waiting,
} as const satisfies Options;

export const create = command({
  path: 'port create',
  summary: 'Create a port, and plug it in',
  args,
  positionals: {},
  gives: 'one',
  columns: ports.columns,
  details: ports.details,
  check: ({ deviceOwner, deviceId }) => {
    if (deviceOwner !== undefined && deviceId === undefined)
      throw new UsageError('--device-owner goes with --device-id');
  },
  load: () => import('./create.run.js'),
});

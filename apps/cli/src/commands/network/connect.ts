import type { Options } from '../../args/option.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { portOptions } from '../../networking/port-options.js';
import { ports } from '../port/sort.js';
import { oneNetwork } from './modify.js';

const devices = { type: 'string', value: 'SERVER', repeatable: true, required: true } as const;

export const connectArgs = {
  deviceId: { ...devices, summary: 'a server to connect: id or name' },
  ...portOptions,
  ...waiting,
} as const satisfies Options;

export const connect = command({
  path: 'network connect',
  summary: 'Connect servers to a network, each by a new port',
  args: connectArgs,
  positionals: oneNetwork,
  columns: ports.columns,
  details: ports.details,
  load: () => import('./connect.run.js'),
});

export const disconnectArgs = {
  deviceId: { ...devices, summary: 'a server to disconnect: id or name' },
} as const satisfies Options;

export const disconnect = command({
  path: 'network disconnect',
  summary: 'Disconnect servers from a network: their ports on it go',
  args: disconnectArgs,
  positionals: oneNetwork,
  columns: ['id', 'deviceId', 'result'],
  load: () => import('./disconnect.run.js'),
});

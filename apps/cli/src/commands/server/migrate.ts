import type { Migration } from '@leister/compute';
import type { Options } from '../../args/option.js';
import { oneServer, someServers } from '../../args/servers.js';
import { waiting } from '../../args/waiting.js';
import { type Column, command } from '../../command.js';
import { reportColumns } from '../../servers/report.js';

export const args = {
  live: { type: 'boolean', summary: 'while they run' },
  host: { type: 'string', value: 'HOST', summary: 'to this host; left out, the cloud chooses' },
  ...waiting,
} as const satisfies Options;

export const migrate = command({
  path: 'server migrate',
  summary: 'Move servers to another host; for administrators',
  description: 'Go on with leister server confirm-resize or revert-resize, unless it was --live.',
  feature: 'migrate',
  args,
  positionals: someServers,
  columns: reportColumns,
  load: () => import('./migrate.run.js'),
});

const migrationColumns: readonly Column<Migration>[] = [
  'id',
  'type',
  'status',
  'sourceHost',
  'destinationHost',
  'created',
  'updated',
];

export const migrations = command({
  path: 'server migrations',
  summary: 'List the moves and resizes of a server; for administrators',
  feature: 'migrations',
  args: {},
  positionals: oneServer,
  columns: migrationColumns,
  load: () => import('./migrations.run.js'),
});

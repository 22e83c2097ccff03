import type { Nic, Server } from '@leister/compute';
import type { Options } from '../../args/option.js';
import { oneServer } from '../../args/servers.js';
import { atMostOne } from '../../args/together.js';
import { type Column, command } from '../../command.js';
import { serverColumns, serverDetails } from './columns.js';

export const args = {
  nics: { type: 'boolean', summary: 'show its network cards instead' },
  stats: { type: 'boolean', summary: 'show figures of its load instead' },
  diagnostics: { type: 'boolean', summary: 'show what is known of its health instead' },
} as const satisfies Options;

const nicColumns: readonly Column<Nic>[] = [
  'network',
  { name: 'addresses', value: ({ addresses }) => addresses.map(({ address }) => address) },
  'mac',
];

export const info = command({
  path: 'server info',
  summary: 'Show a server',
  feature: { nics: 'nics', stats: 'stats', diagnostics: 'diagnostics' },
  args,
  positionals: oneServer,
  gives: ({ nics, diagnostics }) => (nics || diagnostics ? 'rows' : 'one'),
  columns: ({ nics, stats, diagnostics }): readonly Column<Nic | Server>[] => {
    if (stats || diagnostics) return [];
    return nics ? nicColumns : [...serverColumns, ...serverDetails];
  },
  check: (asked) => atMostOne(asked, ['nics', 'stats', 'diagnostics']),
  load: () => import('./info.run.js'),
});

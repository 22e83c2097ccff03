import { listing, nameFilters } from '../../args/listing.js';
import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { keypairColumns } from './columns.js';

export const args = { ...listing, ...nameFilters } as const satisfies Options;

export const list = command({
  path: 'keypair list',
  summary: 'List key pairs',
  feature: 'keypairs',
  args,
  positionals: {},
  columns: keypairColumns,
  details: ['publicKey'],
  load: () => import('./list.run.js'),
});

import { listing, nameFilters } from '../../args/listing.js';
import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { keypairColumns } from './columns.js';

export const args = {
  ...listing,
  // As kamaki has it here.
  details: { ...listing.details, alias: [...listing.details.alias, 'detail'] },
  ...nameFilters,
} as const satisfies Options;

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

import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { keypairColumns, newKeypair } from './columns.js';

export const args = {
  publicKey: {
    type: 'string',
    value: 'KEY|FILE',
    required: true,
    complete: 'files',
    summary: 'the public key itself, or a file that holds it',
  },
  ...newKeypair,
} as const satisfies Options;

export const upload = command({
  path: 'keypair upload',
  summary: 'Make a public key known to the cloud',
  feature: 'keypairs',
  args,
  positionals: {},
  gives: 'one',
  columns: keypairColumns,
  details: ['publicKey'],
  load: () => import('./upload.run.js'),
});

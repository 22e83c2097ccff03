import { command } from '../../command.js';
import { keypairColumns, oneKeypair } from './columns.js';

export const info = command({
  path: 'keypair info',
  summary: 'Show a key pair',
  feature: 'keypairs',
  args: {},
  positionals: oneKeypair,
  gives: 'one',
  columns: keypairColumns,
  details: ['publicKey'],
  load: () => import('./info.run.js'),
});

import { command } from '../../command.js';
import { keypairColumns, newKeypair } from './columns.js';

export const generate = command({
  path: 'keypair generate',
  summary: 'Have the cloud make a key pair, and print the private key',
  description:
    'The private key is told this once: leister keypair generate --column privateKey --output-format value > FILE',
  feature: 'keypairs',
  args: newKeypair,
  positionals: {},
  gives: 'one',
  columns: [...keypairColumns, 'publicKey', 'privateKey'],
  load: () => import('./generate.run.js'),
});

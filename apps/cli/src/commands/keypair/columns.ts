import type { Keypair } from '@leister/compute';
import type { Options, Positionals } from '../../args/option.js';
import type { Column } from '../../command.js';

export const keypairColumns: readonly Column<Keypair>[] = ['name', 'fingerprint'];

export const oneKeypair = {
  name: { required: true, summary: 'name of the key pair' },
} as const satisfies Positionals;

/** Of commands that make a key pair known. */
export const newKeypair = {
  keyName: { type: 'string', value: 'NAME', summary: 'what it is to be called; left out, a name is made up' },
  force: { type: 'boolean', alias: ['f'], summary: 'in place of one that has the name already' },
} as const satisfies Options;

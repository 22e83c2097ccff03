import { confirming } from '../../args/confirming.js';
import type { Positionals } from '../../args/option.js';
import { command } from '../../command.js';

export const positionals = {
  names: { value: 'NAME', required: true, repeatable: true, summary: 'names of key pairs' },
} as const satisfies Positionals;

export const deleteKeypairs = command({
  path: 'keypair delete',
  summary: 'Delete key pairs',
  feature: 'keypairs',
  args: confirming,
  positionals,
  columns: ['name', 'result'],
  load: () => import('./delete.run.js'),
});

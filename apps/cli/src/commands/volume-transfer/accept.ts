import type { Positionals } from '../../args/option.js';
import { command } from '../../command.js';
import { transferColumns } from './columns.js';

export const positionals = {
  transfer: { value: 'ID', required: true, summary: 'id of the offer' },
} as const satisfies Positionals;

export const accept = command({
  path: 'volume-transfer accept',
  summary: 'Take a volume that is offered',
  description: 'Its key is asked for on a terminal, else read from standard input.',
  args: {},
  positionals,
  gives: 'one',
  columns: transferColumns,
  load: () => import('./accept.run.js'),
});

import type { Positionals } from '../../args/option.js';
import { command } from '../../command.js';
import { inCloud } from './args.js';
import { nodeColumns, nodeDetails } from './columns.js';

export const positionals = {
  node: { value: 'NODE', required: true, summary: 'id, or a name that only one node has' },
} as const satisfies Positionals;

export const info = command({
  path: 'node info',
  summary: 'Show a node',
  args: inCloud,
  positionals,
  gives: 'one',
  columns: [...nodeColumns, ...nodeDetails],
  details: ['extra'],
  load: () => import('./info.run.js'),
});

import { confirming } from '../../args/confirming.js';
import type { Options, Positionals } from '../../args/option.js';
import { command } from '../../command.js';
import { inCloud } from './args.js';

export const args = { ...confirming, ...inCloud } as const satisfies Options;

export const positionals = {
  nodes: {
    value: 'NODE',
    required: true,
    repeatable: true,
    summary: 'ids, or names that only one node has',
  },
} as const satisfies Positionals;

export const stop = command({
  path: 'node stop',
  summary: 'Delete nodes, with all that is on them',
  description: 'Before more than one is deleted, you are asked, if there is a terminal to ask on.',
  args,
  positionals,
  columns: ['name', 'result'],
  load: () => import('./stop.run.js'),
});

import { confirming } from '../../args/confirming.js';
import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { inCloud, references, someIds } from './args.js';
import { checkNamed } from './each-node.js';
import { resultColumns } from './columns.js';

export const args = {
  ...references,
  emulate: { type: 'boolean', summary: 'have it answered as if, and nothing done' },
  ...confirming,
  ...inCloud,
} as const satisfies Options;

export const release = command({
  path: 'node release',
  summary: 'Release nodes from their users, and delete them',
  description:
    'Each takes the Orchestrator half a minute. Before more than one is deleted, you are asked, if there is a terminal to ask on.',
  args,
  positionals: someIds,
  columns: resultColumns,
  check: (asked) => checkNamed(asked),
  load: () => import('./release.run.js'),
});

import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { inCloud, references, someIds } from './args.js';
import { checkNamed } from './each-node.js';
import { resultColumns } from './columns.js';

export const args = {
  user: { type: 'string', value: 'USER', required: true, summary: 'whose they are to be' },
  vmType: { type: 'string', value: 'NAME', required: true, summary: 'the application they are for' },
  ...references,
  emulate: { type: 'boolean', summary: 'have it answered as if, and nothing done' },
  ...inCloud,
} as const satisfies Options;

export const assign = command({
  path: 'node assign',
  summary: 'Assign nodes to a user and an application',
  args,
  positionals: someIds,
  columns: resultColumns,
  check: (asked) => checkNamed(asked),
  load: () => import('./assign.run.js'),
});

import type { Positionals } from '../../args/option.js';
import { command } from '../../command.js';
import { oneOption } from './positionals.js';

export const positionals = {
  ...oneOption,
  value: {
    value: 'VALUE',
    summary: 'left out, it is read from standard input, or a secret asked for on a terminal',
  },
} as const satisfies Positionals;

export const set = command({
  path: 'config set',
  summary: 'Set an option',
  description:
    'Leave out the value of a secret: what stands on a command line, others on this machine can see. ' +
    'What can be set: leister config list --describe-option-keys.',
  args: {},
  positionals,
  createsConfig: true,
  gives: 'nothing',
  load: () => import('./set.run.js'),
});

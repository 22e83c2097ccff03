import type { Options } from '../../args/option.js';
import { command } from '../../command.js';

export const args = {
  service: {
    type: 'string',
    value: 'SERVICE',
    choices: ['compute', 'block-storage'],
    summary: 'only those of this service',
  },
} as const satisfies Options;

export const list = command({
  path: 'limits list',
  summary: 'List the limits that services set you, and how much of them is used',
  description:
    'They go by the names that the services give them; -1 is no limit. See also leister quota list.',
  args,
  positionals: {},
  columns: ['service', 'name', 'value'],
  load: () => import('./list.run.js'),
});

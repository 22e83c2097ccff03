import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { oneProject } from './modify.js';
import { quotaServices } from './quotas.js';

export const args = {
  service: {
    type: 'string',
    value: 'SERVICE',
    choices: quotaServices,
    summary: 'only those of this service',
  },
} as const satisfies Options;

export const reset = command({
  path: 'quota reset',
  summary: 'Let a project have what all have by default; for administrators',
  args,
  positionals: oneProject,
  columns: ['service', 'result'],
  load: () => import('./reset.run.js'),
});

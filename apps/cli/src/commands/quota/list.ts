import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { quotaColumns, quotaDetails, quotaServices } from './quotas.js';

export const args = {
  details: { type: 'boolean', alias: ['l'], summary: 'show more of each' },
  resource: { type: 'string', value: 'TEXT', repeatable: true, summary: 'only what has this in its name' },
  projectId: {
    type: 'string',
    value: 'PROJECT',
    summary: 'of another project, id or name; for administrators',
  },
  service: {
    type: 'string',
    value: 'SERVICE',
    choices: quotaServices,
    summary: 'only those of this service',
  },
  bytes: { type: 'boolean', summary: 'show what is measured in bytes' },
} as const satisfies Options;

export const list = command({
  path: 'quota list',
  summary: 'List how much your project may have of everything, and has',
  args,
  positionals: {},
  columns: quotaColumns,
  details: quotaDetails,
  load: () => import('./list.run.js'),
});

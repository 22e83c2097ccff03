import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { catalogColumns } from './columns.js';

export const args = {
  region: { type: 'string', value: 'REGION', summary: 'only endpoints in this region' },
  interface: {
    type: 'string',
    value: 'INTERFACE',
    choices: ['public', 'internal', 'admin'],
    summary: 'only endpoints for these callers',
  },
} as const satisfies Options;

export const list = command({
  path: 'catalog list',
  summary: 'List the services that your login is good for, and where they are',
  args,
  positionals: {},
  columns: catalogColumns,
  load: () => import('./list.run.js'),
});

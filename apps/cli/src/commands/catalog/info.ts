import type { Positionals } from '../../args/option.js';
import { command } from '../../command.js';
import { catalogColumns } from './columns.js';

export const positionals = {
  service: { value: 'SERVICE', required: true, summary: 'its type, such as compute, or its name' },
} as const satisfies Positionals;

export const info = command({
  path: 'catalog info',
  summary: 'Show where a service is',
  args: {},
  positionals,
  gives: 'one',
  columns: catalogColumns,
  load: () => import('./info.run.js'),
});

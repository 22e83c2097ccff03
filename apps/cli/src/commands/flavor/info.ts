import type { Positionals } from '../../args/option.js';
import { command } from '../../command.js';
import { flavorColumns, flavorDetails } from './columns.js';

export const positionals = {
  flavor: { required: true, summary: 'id, or a name that only one flavor has' },
} as const satisfies Positionals;

export const info = command({
  path: 'flavor info',
  summary: 'Show a flavor',
  args: {},
  positionals,
  gives: 'one',
  columns: flavorColumns,
  details: flavorDetails,
  load: () => import('./info.run.js'),
});

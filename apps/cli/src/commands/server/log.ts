import type { Options } from '../../args/option.js';
import { oneServer } from '../../args/servers.js';
import { count } from '../../args/values.js';
import { command } from '../../command.js';

export const args = {
  lines: { type: 'string', value: 'N', parse: count, summary: 'only the last so many lines' },
} as const satisfies Options;

export const log = command({
  path: 'server log',
  summary: 'Print what a server wrote to its console',
  feature: 'consoleLog',
  args,
  positionals: oneServer,
  gives: 'one',
  columns: ['id', 'name', 'log'],
  text: 'log',
  load: () => import('./log.run.js'),
});

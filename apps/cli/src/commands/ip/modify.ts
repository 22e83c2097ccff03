import type { Options } from '../../args/option.js';
import { atLeastOne } from '../../args/together.js';
import { command } from '../../command.js';
import { tagging } from '../../networking/options.js';
import { oneIp } from './positionals.js';
import { ips } from './sort.js';

export const args = {
  description: { type: 'string', value: 'TEXT', summary: 'say what it is for' },
  ...tagging,
} as const satisfies Options;

export const modify = command({
  path: 'ip modify',
  summary: 'Change what is said of a floating IP',
  args,
  positionals: oneIp,
  gives: 'one',
  columns: ips.columns,
  details: ips.details,
  check: (asked) => atLeastOne(asked, Object.keys(args)),
  load: () => import('./modify.run.js'),
});

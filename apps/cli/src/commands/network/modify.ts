import type { Options } from '../../args/option.js';
import { one } from '../../args/several.js';
import { atLeastOne } from '../../args/together.js';
import { truth } from '../../args/truth.js';
import { count } from '../../args/values.js';
import { command } from '../../command.js';
import { portSecurity, renaming, switching, tagging } from '../../networking/options.js';
import { networks } from './sort.js';

export const args = {
  ...renaming,
  shared: { ...truth, summary: 'whether all projects may use it' },
  external: { ...truth, summary: 'whether it leads outside' },
  mtu: { type: 'string', value: 'BYTES', parse: count, summary: 'the largest packet that it carries' },
  ...portSecurity,
  ...switching,
  ...tagging,
} as const satisfies Options;

export const oneNetwork = one('network');

export const modify = command({
  path: 'network modify',
  summary: 'Change a network',
  args,
  positionals: oneNetwork,
  gives: 'one',
  columns: networks.columns,
  details: networks.details,
  check: (asked) => atLeastOne(asked, Object.keys(args)),
  load: () => import('./modify.run.js'),
});

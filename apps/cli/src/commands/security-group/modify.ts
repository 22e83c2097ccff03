import type { Options, Positionals } from '../../args/option.js';
import { atLeastOne } from '../../args/together.js';
import { truth } from '../../args/truth.js';
import { command } from '../../command.js';
import { renaming, tagging } from '../../networking/options.js';
import { securityGroups } from './sort.js';

export const args = {
  ...renaming,
  stateful: { ...truth, summary: 'whether answers to what is allowed are allowed, too' },
  ...tagging,
} as const satisfies Options;

export const oneGroup = {
  group: { value: 'GROUP', required: true, summary: 'id, or a name that only one security group has' },
} as const satisfies Positionals;

export const modify = command({
  path: 'security-group modify',
  summary: 'Change a security group',
  args,
  positionals: oneGroup,
  gives: 'one',
  columns: securityGroups.columns,
  details: securityGroups.details,
  check: (asked) => atLeastOne(asked, Object.keys(args)),
  load: () => import('./modify.run.js'),
});

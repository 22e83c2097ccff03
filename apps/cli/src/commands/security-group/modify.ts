import type { Options } from '../../args/option.js';
import { one } from '../../args/several.js';
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

export const oneGroup = one('group', 'security group');

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

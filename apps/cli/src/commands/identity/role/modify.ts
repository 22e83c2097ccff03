import { one } from '../../../args/several.js';
import { atLeastOne } from '../../../args/together.js';
import { command } from '../../../command.js';
import { otherName as args } from '../options.js';
import { roles } from './sort.js';

export const oneRole = one('role');

export const modify = command({
  path: 'identity role modify',
  summary: 'Change a role; for administrators',
  args,
  positionals: oneRole,
  gives: 'one',
  columns: roles.columns,
  details: roles.details,
  check: (asked) => atLeastOne(asked, Object.keys(args)),
  load: () => import('./modify.run.js'),
});

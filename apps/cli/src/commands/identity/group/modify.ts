import { one } from '../../../args/several.js';
import { atLeastOne } from '../../../args/together.js';
import { command } from '../../../command.js';
import { otherName as args } from '../options.js';
import { groups } from './sort.js';

export const oneGroup = one('group');

export const modify = command({
  path: 'identity group modify',
  summary: 'Change a group of users; for administrators',
  args,
  positionals: oneGroup,
  gives: 'one',
  columns: groups.columns,
  details: groups.details,
  check: (asked) => atLeastOne(asked, Object.keys(args)),
  load: () => import('./modify.run.js'),
});

import type { Options } from '../../../args/option.js';
import { one } from '../../../args/several.js';
import { atLeastOne } from '../../../args/together.js';
import { command } from '../../../command.js';
import { enabledOption, otherName } from '../options.js';
import { aboutUser } from './create.js';
import { users } from './sort.js';

export const args = { ...otherName, ...enabledOption, ...aboutUser } as const satisfies Options;

export const oneUser = one('user');

export const modify = command({
  path: 'identity user modify',
  summary: 'Change a user; for administrators',
  args,
  positionals: oneUser,
  gives: 'one',
  columns: users.columns,
  details: users.details,
  check: (asked) => atLeastOne(asked, Object.keys(args)),
  load: () => import('./modify.run.js'),
});

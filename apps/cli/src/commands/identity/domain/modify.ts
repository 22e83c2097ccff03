import type { Options } from '../../../args/option.js';
import { one } from '../../../args/several.js';
import { atLeastOne } from '../../../args/together.js';
import { command } from '../../../command.js';
import { enabledOption, otherName } from '../options.js';
import { domains } from './sort.js';

export const args = { ...otherName, ...enabledOption } as const satisfies Options;

export const oneDomain = one('domain');

export const modify = command({
  path: 'identity domain modify',
  summary: 'Change a domain; for administrators',
  description: 'One must be switched off, with --enabled false, before it can be deleted.',
  args,
  positionals: oneDomain,
  gives: 'one',
  columns: domains.columns,
  check: (asked) => atLeastOne(asked, Object.keys(args)),
  load: () => import('./modify.run.js'),
});

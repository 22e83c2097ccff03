import type { Options } from '../../args/option.js';
import { atLeastOne } from '../../args/together.js';
import { keyValue } from '../../args/values.js';
import { command } from '../../command.js';
import { oneType, typeColumns, typeDetails } from './about.js';

export const args = {
  name: { type: 'string', value: 'NAME', summary: 'call it so' },
  description: { type: 'string', value: 'TEXT', summary: 'say what it is for' },
  specSet: {
    type: 'string',
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'set what volumes of it are to have: an extra spec',
  },
  specDel: { type: 'string', value: 'KEY', repeatable: true, summary: 'delete an extra spec' },
  projectAdd: {
    type: 'string',
    value: 'PROJECT',
    repeatable: true,
    summary: 'let a project use a private type',
  },
  projectDel: {
    type: 'string',
    value: 'PROJECT',
    repeatable: true,
    summary: 'let a project not use a private type any more',
  },
} as const satisfies Options;

export const modify = command({
  path: 'volume-type modify',
  summary: 'Change a type of volumes; for administrators',
  args,
  positionals: oneType,
  gives: 'one',
  columns: typeColumns,
  details: typeDetails,
  check: (asked) => atLeastOne(asked, Object.keys(args)),
  load: () => import('./modify.run.js'),
});

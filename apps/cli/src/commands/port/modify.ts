import type { Options } from '../../args/option.js';
import { one } from '../../args/several.js';
import { atLeastOne, atMostOne } from '../../args/together.js';
import { command } from '../../command.js';
import { portSecurity, renaming, switching, tagging } from '../../networking/options.js';
import { ports } from './sort.js';

export const args = {
  ...renaming,
  securityGroup: {
    type: 'string',
    alias: ['g'],
    value: 'GROUP',
    repeatable: true,
    summary: 'make these its only security groups: id or name',
  },
  noSecurityGroup: { type: 'boolean', summary: 'take all security groups off it' },
  ipAddress: {
    type: 'string',
    value: 'ADDRESS',
    repeatable: true,
    summary: 'make these its only addresses',
  },
  allowedAddress: {
    type: 'string',
    value: 'ADDRESS',
    repeatable: true,
    summary: 'make these the only further addresses that may be spoken from',
  },
  noAllowedAddress: { type: 'boolean', summary: 'let it speak from no further addresses' },
  ...portSecurity,
  ...switching,
  ...tagging,
} as const satisfies Options;

export const onePort = one('port');

export const modify = command({
  path: 'port modify',
  summary: 'Change a port',
  args,
  positionals: onePort,
  gives: 'one',
  columns: ports.columns,
  details: ports.details,
  check: (asked) => {
    atLeastOne(asked, Object.keys(args));
    atMostOne(asked, ['securityGroup', 'noSecurityGroup']);
    atMostOne(asked, ['allowedAddress', 'noAllowedAddress']);
  },
  load: () => import('./modify.run.js'),
});

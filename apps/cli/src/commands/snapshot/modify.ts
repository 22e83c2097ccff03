import type { Options } from '../../args/option.js';
import { atLeastOne } from '../../args/together.js';
import { keyValue } from '../../args/values.js';
import { command } from '../../command.js';
import { oneSnapshot, snapshotColumns, snapshotDetails } from './columns.js';

export const args = {
  name: { type: 'string', value: 'NAME', summary: 'call it so' },
  description: { type: 'string', value: 'TEXT', summary: 'say what it is for' },
  metadataSet: {
    type: 'string',
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'set metadata',
  },
  metadataDel: { type: 'string', value: 'KEY', repeatable: true, summary: 'delete metadata' },
} as const satisfies Options;

export const modify = command({
  path: 'snapshot modify',
  summary: 'Change what is said of a snapshot',
  args,
  positionals: oneSnapshot,
  gives: 'one',
  columns: snapshotColumns,
  details: snapshotDetails,
  check: (asked) => atLeastOne(asked, Object.keys(args)),
  load: () => import('./modify.run.js'),
});

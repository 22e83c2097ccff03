import type { Options } from '../../args/option.js';
import { atLeastOne } from '../../args/together.js';
import { truth } from '../../args/truth.js';
import { count, keyValue } from '../../args/values.js';
import { command } from '../../command.js';
import { UsageError } from '../../failure/usage-error.js';
import { volumeColumns, volumeDetails } from './columns.js';
import { oneVolume } from './info.js';

export const args = {
  name: { type: 'string', value: 'NAME', summary: 'call it so' },
  description: { type: 'string', value: 'TEXT', summary: 'say what it is for' },
  deleteOnTermination: {
    ...truth,
    summary: 'whether it goes with the server it hangs on (Synnefo)',
  },
  size: { type: 'string', value: 'GIB', parse: count, summary: 'make it larger, up to this' },
  volumeType: { type: 'string', value: 'TYPE', summary: 'make it of this type: id or name' },
  migrationPolicy: {
    type: 'string',
    value: 'POLICY',
    choices: ['never', 'on-demand'],
    summary: 'whether it may be moved for --volume-type; never unless told otherwise',
  },
  bootable: {
    ...truth,
    summary: 'whether servers can start from it',
  },
  readonly: {
    ...truth,
    summary: 'whether servers can only read it',
  },
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
  path: 'volume modify',
  summary: 'Change a volume',
  args,
  positionals: oneVolume,
  gives: 'one',
  columns: volumeColumns,
  details: volumeDetails,
  check: (asked) => {
    const { migrationPolicy, volumeType } = asked;
    if (migrationPolicy !== undefined && volumeType === undefined)
      throw new UsageError('--migration-policy goes with --volume-type');
    atLeastOne(asked, Object.keys(args));
  },
  load: () => import('./modify.run.js'),
});

import type { Options } from '../../args/option.js';
import { atMostOne } from '../../args/together.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { volumeColumns, volumeDetails } from '../volume/columns.js';
import { oneBackup } from './columns.js';

export const args = {
  volumeId: {
    type: 'string',
    value: 'VOLUME',
    summary: 'into this volume, in place of what it holds: id or name; left out, into a new one',
  },
  name: { type: 'string', value: 'NAME', summary: 'what the new volume is to be called' },
  ...waiting,
} as const satisfies Options;

export const restore = command({
  path: 'volume-backup restore',
  summary: 'Put a backup back into a volume',
  args,
  positionals: oneBackup,
  gives: 'one',
  columns: volumeColumns,
  details: volumeDetails,
  check: (asked) => atMostOne(asked, ['volumeId', 'name']),
  load: () => import('./restore.run.js'),
});

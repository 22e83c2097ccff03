import type { Options } from '../../args/option.js';
import { keyValue } from '../../args/values.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { backupColumns, backupDetails } from './columns.js';

export const args = {
  volumeId: { type: 'string', value: 'VOLUME', required: true, summary: 'of which volume: id or name' },
  snapshotId: { type: 'string', value: 'SNAPSHOT', summary: 'of what it held then: id or name' },
  name: { type: 'string', value: 'NAME', summary: 'what it is to be called' },
  description: { type: 'string', value: 'TEXT', summary: 'what it is for' },
  container: { type: 'string', value: 'CONTAINER', summary: 'where to keep it' },
  incremental: { type: 'boolean', summary: 'only what changed since the last' },
  force: { type: 'boolean', summary: 'also while the volume is in use' },
  metadata: {
    type: 'string',
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'metadata to give it',
  },
  availabilityZone: { type: 'string', value: 'ZONE', summary: 'where it is to be' },
  ...waiting,
} as const satisfies Options;

export const create = command({
  path: 'volume-backup create',
  summary: 'Copy a volume to where backups are kept',
  args,
  positionals: {},
  gives: 'one',
  columns: backupColumns,
  details: backupDetails,
  load: () => import('./create.run.js'),
});

import type { Options } from '../../args/option.js';
import { keyValue } from '../../args/values.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { snapshotColumns, snapshotDetails } from './columns.js';

export const args = {
  volumeId: { type: 'string', value: 'VOLUME', required: true, summary: 'of which volume: id or name' },
  name: { type: 'string', value: 'NAME', summary: 'what it is to be called' },
  description: { type: 'string', value: 'TEXT', summary: 'what it is for' },
  force: { type: 'boolean', summary: 'also while the volume is in use; newer clouds always do' },
  metadata: {
    type: 'string',
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'metadata to give it',
  },
  ...waiting,
} as const satisfies Options;

export const create = command({
  path: 'snapshot create',
  summary: 'Keep what a volume holds now',
  args,
  positionals: {},
  gives: 'one',
  columns: snapshotColumns,
  details: snapshotDetails,
  load: () => import('./create.run.js'),
});

import type { Options } from '../../args/option.js';
import { atMostOne } from '../../args/together.js';
import { count, keyValue } from '../../args/values.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { UsageError } from '../../failure/usage-error.js';
import { volumeColumns, volumeDetails } from './columns.js';

const sources = ['snapshotId', 'sourceVolumeId', 'imageId', 'backupId'] as const;

export const args = {
  name: { type: 'string', value: 'NAME', required: true, summary: 'what it is to be called' },
  size: {
    type: 'string',
    value: 'GIB',
    parse: count,
    summary: 'how large; may be left out for one made from a snapshot, a volume or a backup',
  },
  description: { type: 'string', value: 'TEXT', summary: 'what it is for' },
  volumeType: { type: 'string', value: 'TYPE', summary: 'its type: id or name; see leister volume types' },
  snapshotId: { type: 'string', value: 'SNAPSHOT', summary: 'make it from a snapshot: id or name' },
  sourceVolumeId: { type: 'string', value: 'VOLUME', summary: 'make it from another volume: id or name' },
  imageId: { type: 'string', value: 'IMAGE', summary: 'make it from an image: id or name' },
  backupId: { type: 'string', value: 'BACKUP', summary: 'make it from a backup: id or name' },
  bootable: { type: 'boolean', summary: 'servers can start from it; one made from an image is so anyway' },
  availabilityZone: { type: 'string', value: 'ZONE', summary: 'where it is to be' },
  metadata: {
    type: 'string',
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'metadata to give it',
  },
  serverId: { type: 'string', value: 'SERVER', summary: 'attach it to a server at once (Synnefo)' },
  projectId: { type: 'string', value: 'PROJECT', summary: 'the project that is to pay (Synnefo)' },
  ...waiting,
} as const satisfies Options;

export const create = command({
  path: 'volume create',
  summary: 'Create a volume',
  args,
  positionals: {},
  gives: 'one',
  columns: volumeColumns,
  details: volumeDetails,
  check: (asked) => {
    atMostOne(asked, sources);
    const hasSize = asked.size !== undefined || sources.some((name) => name !== 'imageId' && asked[name]);
    if (!hasSize) throw new UsageError('--size is missing', 'how large the volume is to be, in GiB');
  },
  load: () => import('./create.run.js'),
});

import type { ObjectEntry, ObjectInfo } from '@leister/storage';
import type { Options } from '../../args/option.js';
import { atMostOne } from '../../args/together.js';
import { type Column, command } from '../../command.js';
import { objectColumns, objectDetails } from './columns.js';
import { readOptions } from './conditions.js';
import { oneLocation, placeOptions } from './place.js';

export const args = {
  metadata: { type: 'boolean', summary: 'show its metadata alone' },
  objectVersions: { type: 'boolean', summary: 'show its versions instead' },
  ...placeOptions,
  ...readOptions,
  hashmap: { type: 'boolean', summary: 'show the hashes of its blocks (Pithos)' },
  sharing: { type: 'boolean', summary: 'show whom it is shared with (Pithos)' },
} as const satisfies Options;

const versionColumns: readonly Column<ObjectEntry>[] = [
  'versionId',
  'lastModified',
  'bytes',
  'etag',
  'isLatest',
];

export const info = command({
  path: 'file info',
  summary: 'Show what is known of an object',
  args,
  positionals: oneLocation,
  gives: ({ objectVersions }) => (objectVersions ? 'rows' : 'one'),
  columns: ({ objectVersions, metadata }): readonly Column<ObjectEntry | ObjectInfo>[] => {
    if (metadata) return [];
    return objectVersions ? versionColumns : [...objectColumns, ...objectDetails];
  },
  check: (asked) => atMostOne(asked, ['metadata', 'objectVersions', 'hashmap', 'sharing']),
  load: () => import('./info.run.js'),
});

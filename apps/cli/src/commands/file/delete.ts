import { confirming } from '../../args/confirming.js';
import type { Options } from '../../args/option.js';
import { atMostOne } from '../../args/together.js';
import { command } from '../../command.js';
import { reportColumns } from './columns.js';
import { placeOptions, someLocations } from './place.js';

export const args = {
  recursive: { type: 'boolean', alias: ['r'], summary: 'also all that is below' },
  objectVersion: { type: 'string', value: 'VERSION', summary: 'an older version alone' },
  ...placeOptions,
  ...confirming,
  delimiter: { type: 'string', value: 'TEXT', summary: 'also what goes on after this (Pithos)' },
  until: { type: 'string', value: 'DATE', summary: 'only what was there then (Pithos)' },
} as const satisfies Options;

export const deleteObjects = command({
  path: 'file delete',
  summary: 'Delete objects, with the segments of large ones',
  args,
  positionals: someLocations,
  columns: reportColumns,
  check: (asked) => atMostOne(asked, ['recursive', 'objectVersion']),
  load: () => import('./delete.run.js'),
});

import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { reportColumns } from './columns.js';
import { placeOptions, someLocations } from './place.js';

export const createArgs = {
  contentType: { type: 'string', value: 'TYPE', summary: 'its MIME type' },
  ...placeOptions,
} as const satisfies Options;

export const create = command({
  path: 'file create',
  summary: 'Create empty objects',
  args: createArgs,
  positionals: someLocations,
  columns: reportColumns,
  load: () => import('./create.run.js'),
});

export const mkdir = command({
  path: 'file mkdir',
  summary: 'Create objects that stand for empty folders',
  description: 'Folders need not be created: the name of an object may hold any slashes.',
  args: placeOptions,
  positionals: someLocations,
  columns: reportColumns,
  load: () => import('./mkdir.run.js'),
});

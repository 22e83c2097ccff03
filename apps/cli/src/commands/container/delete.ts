import { confirming } from '../../args/confirming.js';
import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { accountOption } from './account.js';
import { someContainers } from './columns.js';

export const emptyArgs = { ...accountOption, ...confirming } as const satisfies Options;

export const deleteArgs = {
  recursive: { type: 'boolean', alias: ['r'], summary: 'with all that is in them' },
  ...emptyArgs,
} as const satisfies Options;

export const deleteContainers = command({
  path: 'container delete',
  summary: 'Delete containers',
  args: deleteArgs,
  positionals: someContainers,
  columns: ['name', 'result'],
  load: () => import('./delete.run.js'),
});

export const empty = command({
  path: 'container empty',
  summary: 'Delete all that is in containers',
  args: emptyArgs,
  positionals: someContainers,
  columns: ['name', 'deleted'],
  load: () => import('./empty.run.js'),
});

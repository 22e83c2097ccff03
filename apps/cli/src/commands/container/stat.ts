import type { AccountInfo } from '@leister/storage';
import { type Column, command, pairs } from '../../command.js';
import { accountOption } from './account.js';

const accountColumns: readonly Column<AccountInfo>[] = [
  'containerCount',
  'objectCount',
  'bytesUsed',
  'quotaBytes',
  { name: 'metadata', value: ({ metadata }) => pairs(metadata) },
];

export const stat = command({
  path: 'container stat',
  summary: 'Show how much all containers hold together, and may hold',
  args: accountOption,
  positionals: {},
  gives: 'one',
  columns: accountColumns,
  load: () => import('./stat.run.js'),
});

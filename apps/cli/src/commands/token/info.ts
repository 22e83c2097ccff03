import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { tokenColumns } from './columns.js';

export const otherToken = {
  other: { type: 'boolean', summary: 'another token, which is asked for, or read from standard input' },
} as const satisfies Options;

export const info = command({
  path: 'token info',
  summary: 'Show what your token is good for, and until when',
  args: otherToken,
  positionals: {},
  gives: 'one',
  columns: tokenColumns,
  load: () => import('./info.run.js'),
});

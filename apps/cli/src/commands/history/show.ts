import type { Options, Positionals } from '../../args/option.js';
import { command } from '../../command.js';
import { slice } from './slice.js';

export const args = {
  match: { type: 'string', value: 'TEXT', summary: 'only commands that hold all of these words' },
} as const satisfies Options;

export const positionals = {
  which: {
    value: 'N|A:B',
    parse: slice,
    summary: 'a number, or those from A up to but without B; negative ones, after --, count from the end',
  },
} as const satisfies Positionals;

export const show = command({
  path: 'history show',
  summary: 'Show the commands that were given',
  args,
  positionals,
  columns: ['number', 'at', 'command'],
  load: () => import('./show.run.js'),
});

import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { oneOption } from './positionals.js';

export const args = {
  default: { type: 'boolean', summary: 'let it be no failure that an option has only its default' },
} as const satisfies Options;

export const deleteOption = command({
  path: 'config delete',
  summary: 'Delete an option, or with cloud.NAME a whole cloud',
  description: 'Its default, if it has one, holds again.',
  args,
  positionals: oneOption,
  gives: 'nothing',
  load: () => import('./delete.run.js'),
});

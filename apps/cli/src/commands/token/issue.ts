import type { Token } from '@leister/identity';
import type { Options } from '../../args/option.js';
import { atMostOne } from '../../args/together.js';
import { type Column, command } from '../../command.js';
import { tokenColumns } from './columns.js';

export const args = {
  projectId: { type: 'string', value: 'PROJECT', summary: 'for another project of yours: id or name' },
  domainId: { type: 'string', value: 'DOMAIN', summary: 'for a domain: its id' },
  system: { type: 'boolean', summary: 'for the cloud as a whole' },
  unscoped: { type: 'boolean', summary: 'for nothing in particular' },
} as const satisfies Options;

/** What is issued: the token is the result here. */
export type Issued = Omit<Token, 'catalog' | 'raw'>;

const columns: readonly Column<Issued>[] = ['id', ...tokenColumns];

export const issue = command({
  path: 'token issue',
  summary: 'Print a token, for other programs',
  description:
    'Whoever has it may do what you may. Without an option it is the one that leister itself works with, until it ends.',
  args,
  positionals: {},
  gives: 'one',
  columns,
  check: (asked) => atMostOne(asked, Object.keys(args)),
  load: () => import('./issue.run.js'),
});

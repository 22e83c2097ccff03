import { confirming } from '../args/confirming.js';
import { some } from '../args/several.js';
import { type Command, command } from '../command.js';
import type { Sort } from './sort.js';

/** The command that deletes things of a sort, which is done when the service has said so. */
export function deleteCommand<T>(sort: Sort<T>): Command {
  return command({
    path: `${sort.group} delete`,
    summary: `Delete ${sort.many}`,
    args: confirming,
    positionals: some('things', sort.one),
    columns: ['name', 'result'],
    load: async () => {
      const { deleteThings } = await import('./delete-things.js');
      return { run: deleteThings(sort) };
    },
  });
}

import { confirming } from '../args/confirming.js';
import { type Command, command } from '../command.js';
import { shownKind, type Sort } from './sort.js';

/** The command that deletes things of a sort, which is done when the service has said so. */
export function deleteCommand<T>(sort: Sort<T>): Command {
  return command({
    path: `${sort.group} delete`,
    summary: `Delete ${sort.many}`,
    args: confirming,
    positionals: {
      things: {
        value: shownKind(sort.one),
        required: true,
        repeatable: true,
        summary: `ids, or names that only one ${sort.one} has`,
      },
    },
    columns: ['name', 'result'],
    load: async () => {
      const { deleteThings } = await import('./delete-things.js');
      return { run: deleteThings(sort) };
    },
  });
}

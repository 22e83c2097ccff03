import { type Command, command } from '../command.js';
import { shownKind, type Sort } from './sort.js';

/** The command that shows one of a sort. */
export function infoCommand<T extends object>({
  group,
  one: kind,
  columns,
  details,
  find,
}: Sort<T>): Command {
  return command({
    path: `${group} info`,
    summary: `Show ${withArticle(kind)}`,
    args: {},
    positionals: {
      thing: {
        value: shownKind(kind),
        required: true,
        summary: `id, or a name that only one ${kind} has`,
      },
    },
    gives: 'one',
    columns: [...columns, ...details],
    load: async () => ({
      run: async function* ({ thing }, context) {
        yield await find(context, thing, { signal: context.signal });
      },
    }),
  });
}

function withArticle(noun: string): string {
  return /^[aeio]/i.test(noun) ? `an ${noun}` : `a ${noun}`;
}

import type { confirming } from '../args/confirming.js';
import type { ArgsOf } from '../args/option.js';
import type { Run } from '../command.js';
import { type Deleted, deleteEach } from '../lib/delete-each.js';
import { refuseEmptyNames } from '../lib/refuse-empty-names.js';
import type { Sort } from './sort.js';

/** The `run` of a command that deletes things of a sort. */
export function deleteThings<T>({
  one,
  many,
  find,
  remove,
  nameOf,
}: Sort<T>): Run<ArgsOf<typeof confirming> & { things: string[] }, Deleted> {
  return async function* (asked, context) {
    const call = { signal: context.signal };
    refuseEmptyNames(one, asked.things);
    yield* deleteEach(asked.things, many, asked, context, async (item) => {
      const thing = await find(context, item, call);
      await remove(context, thing, call);
      return nameOf(thing);
    });
  };
}

import type { confirming } from '../args/confirming.js';
import type { ArgsOf } from '../args/option.js';
import type { Context } from '../context.js';
import { doEach } from './do-each.js';
import { mayDelete } from './may-delete.js';

/** What was deleted. */
export interface Deleted {
  name: string;
  result: 'deleted';
}

/**
 * Deletes several things, after asking, on a terminal, when there is more than one. What fails for one is told and does not stop the
 * others.
 *
 * @param kind what they are, as a plural: `images`
 * @param remove deletes one and gives its name
 */
export async function* deleteEach(
  items: readonly string[],
  kind: string,
  args: ArgsOf<typeof confirming>,
  context: Context,
  remove: (item: string) => Promise<string>,
): AsyncGenerator<Deleted> {
  if (!(await mayDelete(items, kind, args, context))) return;
  yield* doEach(items, context, async (item) => ({ name: await remove(item), result: 'deleted' as const }));
}

import { settleAll } from '@leister/rest';
import type { confirming } from '../args/confirming.js';
import type { ArgsOf } from '../args/option.js';
import type { Context } from '../context.js';
import { confirm } from '../io/confirm.js';

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
  { yes }: ArgsOf<typeof confirming>,
  { io, signal, fail }: Context,
  remove: (item: string) => Promise<string>,
): AsyncGenerator<Deleted> {
  const all = [...new Set(items)];
  const isOne = all.length === 1;
  const question = `Delete ${all.length} ${kind} (${all.join(', ')})?`;
  if (!isOne && !yes && !(await confirm(question, io, signal))) return;
  for (const { item, value, error } of await settleAll(all, remove, { signal })) {
    if (error) fail(isOne ? undefined : item, error);
    else yield { name: value, result: 'deleted' };
  }
}

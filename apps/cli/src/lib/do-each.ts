import { settleAll } from '@leister/rest';
import type { Context } from '../context.js';

/**
 * Does the same for each of several things that were named, several at a time, and gives what comes of it in their
 * order. What fails for one is told and does not stop the others.
 */
export async function* doEach<R>(
  items: readonly string[],
  { signal, fail }: Pick<Context, 'signal' | 'fail'>,
  work: (item: string) => Promise<R>,
): AsyncGenerator<R> {
  const all = [...new Set(items)];
  for (const { item, value, error } of await settleAll(all, work, { signal })) {
    if (error) fail(all.length === 1 ? undefined : item, error);
    else yield value;
  }
}

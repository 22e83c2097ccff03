import { type ClientError, settleAll } from '@leister/rest';

/**
 * Does work on all items, several at a time; the first that fails ends the others. Gives what came of them, in order.
 *
 * @throws ClientError of the first that failed
 */
export async function allOrNone<T, R>(
  items: readonly T[],
  { concurrency, signal }: { concurrency: number; signal: AbortSignal },
  work: (item: T, signal: AbortSignal) => Promise<R>,
): Promise<R[]> {
  let first: ClientError | undefined;
  const ending = new AbortController();
  const either = AbortSignal.any([signal, ending.signal]);
  const settled = await settleAll(
    items,
    async (item) => {
      try {
        return await work(item, either);
      } catch (error) {
        ending.abort();
        throw error;
      }
    },
    { concurrency, signal: either },
  );
  const values: R[] = [];
  for (const { value, error } of settled) {
    if (!error) values.push(value);
    else if (!first || (first.code === 'ABORTED' && error.code !== 'ABORTED')) first = error;
  }
  if (first) throw first;
  return values;
}

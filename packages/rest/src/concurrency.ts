import limitConcurrency from 'p-limit';
import { ClientError, invalidArgument } from './client-error.js';
import { abortToClientError } from './failure.js';

/** What became of one item. */
export type Settled<T, R> =
  { item: T; value: R; error?: never } | { item: T; value?: never; error: ClientError };

/**
 * Does the same for many items, several at a time, and tells for each what became of it, in the order of the items.
 * Never rejects for an item that failed; an abort fails the items that were not begun.
 *
 * @throws ClientError INVALID_ARGUMENT for what is no list, or no number to do at a time
 */
export async function settleAll<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
  options: { concurrency?: number | undefined; signal?: AbortSignal | undefined } = {},
): Promise<Settled<T, R>[]> {
  const { concurrency = 8, signal } = options;
  const given: unknown = items;
  if (!Array.isArray(given)) throw invalidArgument('items are a list');
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw invalidArgument('concurrency is a whole number from 1');
  }
  const limit = limitConcurrency(concurrency);
  return Promise.all(
    items.map((item, index) =>
      limit(async (): Promise<Settled<T, R>> => {
        try {
          if (signal?.aborted) throw abortToClientError(signal);
          return { item, value: await work(item, index) };
        } catch (error) {
          return { item, error: ClientError.from(error) };
        }
      }),
    ),
  );
}

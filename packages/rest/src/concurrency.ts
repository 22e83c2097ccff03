import limitConcurrency from 'p-limit';
import { ClientError } from './client-error.js';
import { abortToClientError } from './failure.js';

/** What became of one item. */
export type Settled<T, R> =
  { item: T; value: R; error?: never } | { item: T; value?: never; error: ClientError };

/**
 * Does the same for many items, several at a time, and tells for each what became of it, in the order of the items.
 * Never rejects for an item that failed; an abort fails the items that were not begun.
 */
export async function settleAll<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
  options: { concurrency?: number | undefined; signal?: AbortSignal | undefined } = {},
): Promise<Settled<T, R>[]> {
  const { concurrency = 8, signal } = options;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new ClientError('concurrency is a whole number from 1', { code: 'INVALID_ARGUMENT' });
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

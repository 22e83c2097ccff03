import { ClientError, type Settled, settleAll } from '@leister/rest';

/**
 * Does work on all entries, several at a time, and tells for each name what became of it, in order. After `onSettled`
 * threw, nothing more is begun.
 */
export async function settleByName<T extends { name: string }, R>(
  entries: readonly T[],
  work: (entry: T) => Promise<R>,
  options: {
    files: number;
    signal: AbortSignal;
    onSettled: ((outcome: Settled<string, R>) => void) | undefined;
  },
): Promise<Settled<string, R>[]> {
  const { files: concurrency, signal, onSettled } = options;
  let stopped: ClientError | undefined;
  const settled = await settleAll(
    entries,
    async (entry): Promise<Settled<string, R>> => {
      // After the caller's callback threw, nothing more is begun.
      if (stopped) throw stopped;
      const [outcome] = await settleAll([entry.name], () => work(entry));
      try {
        onSettled?.(outcome!);
      } catch (error) {
        stopped = ClientError.from(error);
      }
      return outcome!;
    },
    { concurrency, signal },
  );
  return settled.map(({ item, value, error }) => value ?? { item: item.name, error: error });
}

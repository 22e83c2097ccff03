import { invalidArgument } from '@leister/rest';

/** Does so much at once and no more. After the first failure nothing new is begun. */
export class Crew {
  readonly #signal: AbortSignal | undefined;
  readonly #waiting: (() => void)[] = [];
  #free: number;
  #failed = false;

  /** @param size how many tasks at once. Default 8. */
  constructor(size = 8, signal?: AbortSignal) {
    if (!(Number.isInteger(size) && size > 0)) throw invalidArgument('concurrency is a whole number above 0');
    this.#free = size;
    this.#signal = signal;
  }

  /** Does a task when its turn comes. */
  async work<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      this.#signal?.throwIfAborted();
      if (this.#failed) throw new Error('something before this failed');
      return await task();
    } catch (error) {
      this.#failed = true;
      throw error;
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }

  /** Does something with each item; ends when all have ended, with the first failure. */
  async all<T>(items: readonly T[], each: (item: T) => Promise<void>): Promise<void> {
    let failure: { error: unknown } | undefined;
    await Promise.all(
      items.map(async (item) => {
        try {
          await each(item);
        } catch (error) {
          failure ??= { error };
        }
      }),
    );
    if (failure) throw failure.error;
  }
}

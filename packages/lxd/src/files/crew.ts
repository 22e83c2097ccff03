import { invalidArgument } from '@leister/rest';
import { Turns } from '../turns.js';

/** Works on many files, so many at once. After the first failure nothing new is begun. */
export class Crew {
  readonly #signal: AbortSignal | undefined;
  readonly #turns: Turns;
  #failure: { error: unknown } | undefined;

  /** @param size how many tasks at once. Default 8. */
  constructor(size = 8, signal?: AbortSignal) {
    if (!(Number.isInteger(size) && size > 0)) throw invalidArgument('concurrency is a whole number above 0');
    this.#turns = new Turns(size);
    this.#signal = signal;
  }

  /** Does a task when its turn comes. Fails like the first that failed. */
  work<T>(task: () => Promise<T>): Promise<T> {
    return this.#turns.take(async () => {
      try {
        this.#signal?.throwIfAborted();
        if (this.#failure) throw this.#failure.error;
        return await task();
      } catch (error) {
        this.#failure ??= { error };
        throw error;
      }
    });
  }

  /** Does something with each item; ends when all have ended. */
  async all<T>(items: readonly T[], each: (item: T) => Promise<void>): Promise<void> {
    const outcomes = await Promise.allSettled(items.map(each));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw this.#failure?.error ?? failed.reason;
  }
}

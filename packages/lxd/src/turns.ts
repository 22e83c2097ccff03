/** Does so much at once and no more; what comes later waits for its turn. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  /** @param size how many tasks at once */
  constructor(size: number) {
    this.#free = size;
  }

  /** Does a task when its turn comes. */
  async take<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}

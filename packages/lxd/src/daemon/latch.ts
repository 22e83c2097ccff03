/** Remembers that something happened until somebody asks, so that nothing is lost between two questions. */
export class Latch {
  #happened = false;
  #wake: (() => void) | undefined;

  /** Something happened. */
  set(): void {
    this.#happened = true;
    this.#wake?.();
  }

  /** Resolves when something happened since the last call, or when the signal ends. For one asker at a time. */
  async changed(signal: AbortSignal): Promise<void> {
    if (!this.#happened && !signal.aborted) await this.#next(signal);
    this.#happened = false;
  }

  #next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        signal.removeEventListener('abort', done);
        this.#wake = undefined;
        resolve();
      };
      signal.addEventListener('abort', done, { once: true });
      this.#wake = done;
    });
  }
}

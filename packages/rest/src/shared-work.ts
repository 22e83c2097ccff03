import { abortable } from './deadline.js';

/** Work that any number may ask for at once, and that is done once for all of them. What came of it is not kept. */
export class SharedWork<T> {
  #running: { result: Promise<T>; askers: number; end: AbortController } | undefined;

  /**
   * Joins the work that is under way, or begins it. One who stops waiting fails nobody else.
   *
   * @param work must heed its signal, which ends when nobody waits any more
   * @param signal of the one who asks
   * @throws the reason of the signal; what the work throws
   */
  async join(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    const running = (this.#running ??= begin(work));
    running.askers++;
    try {
      return await abortable(running.result, signal);
    } finally {
      running.askers--;
      if (running.askers === 0) {
        running.end.abort();
        if (this.#running === running) this.#running = undefined;
      }
    }
  }
}

function begin<T>(work: (signal: AbortSignal) => Promise<T>): {
  result: Promise<T>;
  askers: number;
  end: AbortController;
} {
  const end = new AbortController();
  return { result: work(end.signal), askers: 0, end };
}

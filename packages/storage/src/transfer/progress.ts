import type { Progress } from '@leister/rest';

/** Adds up how far the parts of one transfer are. A part that is begun anew counts from its own beginning. */
export class TransferProgress {
  readonly #onProgress: ((progress: Progress) => void) | undefined;
  #total: number | undefined;
  readonly #parts = new Map<unknown, number>();
  #transferred = 0;

  constructor(onProgress: ((progress: Progress) => void) | undefined, total?: number) {
    this.#onProgress = onProgress;
    this.#total = total;
  }

  /** How many bytes there are, for one that did not know. */
  expect(total: number): void {
    this.#total ??= total;
  }

  /** @param part whatever names it */
  set(part: unknown, transferred: number): void {
    if (!this.#onProgress) return;
    this.#transferred += transferred - (this.#parts.get(part) ?? 0);
    this.#parts.set(part, transferred);
    const total = this.#total === undefined ? {} : { total: this.#total };
    this.#onProgress({ transferred: this.#transferred, ...total });
  }
}

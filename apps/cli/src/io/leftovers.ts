/** What would be left behind if the command ended now: told to whoever interrupts it. */
export class Leftovers {
  readonly #open = new Map<string, string>();

  /** @param what e.g. `server web1 (id 17): BUILD` */
  set(key: string, what: string): void {
    this.#open.set(key, what);
  }

  clear(key: string): void {
    this.#open.delete(key);
  }

  list(): string[] {
    return [...this.#open.values()];
  }
}

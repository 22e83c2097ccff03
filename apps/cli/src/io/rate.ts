/** How many milliseconds back a rate is taken from. */
const span = 5000;

/** How fast something goes: over the last few seconds, so that a slow beginning or a leap does not count for ever. */
export class Rate {
  readonly #seen: { at: number; bytes: number }[] = [];

  /** @param now milliseconds of a clock that never goes back */
  see(bytes: number, now: number): void {
    const [before, last] = this.#seen.slice(-2);
    // The first stays as it is: of what is over at once, too, it can be told how fast it went.
    if (before && last && last.at - before.at < 100) Object.assign(last, { at: now, bytes });
    else this.#seen.push({ at: now, bytes });
    while (this.#seen.length > 2 && now - (this.#seen[1]?.at ?? now) > span) this.#seen.shift();
  }

  /** Bytes in a second; 0 as long as nothing can be told. */
  get bytesPerSecond(): number {
    const [first, last] = [this.#seen[0], this.#seen.at(-1)];
    if (!first || !last || last.at === first.at) return 0;
    return Math.max(0, ((last.bytes - first.bytes) / (last.at - first.at)) * 1000);
  }

  /** Seconds that are left; undefined as long as nobody can tell. */
  secondsLeft(bytes: number): number | undefined {
    const rate = this.bytesPerSecond;
    return rate === 0 ? undefined : Math.ceil(bytes / rate);
  }
}

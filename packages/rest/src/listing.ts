import { ClientError } from './client-error.js';
import { abortToClientError } from './failure.js';

/** One page of a listing, and where the next one is; undefined after the last. */
export interface Page<T> {
  items: T[];
  next?: string | undefined;
}

/** Fetches the page at `next`, a value a page before gave, or the first when it is undefined. */
export type PageFetcher<T> = (next: string | undefined) => Promise<Page<T>>;

/**
 * A list that is fetched as it is used, page by page. Nothing is sent before; one that is dropped sends and rejects
 * nothing.
 *
 * - `await listing` gives all items. A second `await` gives the same array without asking again.
 * - `for await (const item of listing)` goes item by item and asks for a page only when it gets there; each loop
 *   is a new pass.
 * - `for await (const items of listing.pages())` goes page by page.
 *
 * A method that returns a Listing is never `async`: that would collect it.
 */
export class Listing<T> implements PromiseLike<T[]>, AsyncIterable<T> {
  readonly #fetchPage: PageFetcher<T>;
  readonly #signal: AbortSignal | undefined;
  #all: Promise<T[]> | undefined;

  constructor(fetchPage: PageFetcher<T>, options: { signal?: AbortSignal | undefined } = {}) {
    this.#fetchPage = fetchPage;
    this.#signal = options.signal;
  }

  /** A listing of one page, fetched as a whole: for services that do not page. */
  static single<T>(
    fetch: () => Promise<T[]>,
    options: { signal?: AbortSignal | undefined } = {},
  ): Listing<T> {
    return new Listing(async () => ({ items: await fetch() }), options);
  }

  /** The pages, each asked for when the loop gets there. Rejects with ClientError. */
  async *pages(): AsyncGenerator<T[], void, undefined> {
    const seen = new Set<string>();
    let next: string | undefined;
    do {
      if (this.#signal?.aborted) throw abortToClientError(this.#signal);
      const page = await this.#fetch(next);
      ({ next } = page);
      // The page itself is not named: its address may hold a secret.
      if (next !== undefined && seen.has(next)) {
        throw new ClientError('the server sends the same page again and again', { code: 'PARSE' });
      }
      if (next !== undefined) seen.add(next);
      yield page.items;
    } while (next !== undefined);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const items of this.pages()) yield* items;
  }

  then<A = T[], B = never>(
    onfulfilled?: ((items: T[]) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#all ??= this.#collect();
    return this.#all.then(onfulfilled, onrejected);
  }

  catch<B = never>(onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T[] | B> {
    return this.then(undefined, onrejected);
  }

  finally(onfinally?: (() => void) | null): Promise<T[]> {
    return this.then().finally(onfinally);
  }

  /** The same listing with each item changed. */
  map<U>(change: (item: T) => U): Listing<U> {
    return this.#mapPages((items) => items.map(change));
  }

  /** The same listing with only the items that pass. Pages may become empty. */
  filter(keep: (item: T) => boolean): Listing<T> {
    return this.#mapPages((items) => items.filter(keep));
  }

  async #fetch(next: string | undefined): Promise<Page<T>> {
    try {
      return await this.#fetchPage(next);
    } catch (error) {
      throw ClientError.from(error);
    }
  }

  #mapPages<U>(change: (items: T[]) => U[]): Listing<U> {
    return new Listing(
      async (next) => {
        const page = await this.#fetchPage(next);
        return { items: change(page.items), next: page.next };
      },
      { signal: this.#signal },
    );
  }

  async #collect(): Promise<T[]> {
    const all: T[] = [];
    for await (const items of this.pages()) for (const item of items) all.push(item);
    return all;
  }
}

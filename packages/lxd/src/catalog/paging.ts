import { ClientError, invalidArgument, Listing } from '@leister/rest';

/** Which part of a list is wanted. */
export interface Part {
  limit?: number | undefined;
  /** Start after the item with this id. */
  marker?: string | undefined;
}

/**
 * A listing, in pages, of what the daemon tells all at once: each pass asks it once.
 *
 * @param onPage told of each page that is given
 */
export function pagesOf<T extends { id: string }>(
  fetch: () => Promise<readonly T[]>,
  { limit, marker }: Part,
  signal: AbortSignal | undefined,
  onPage: (items: readonly T[]) => void = () => undefined,
): Listing<T> {
  const passes = new Map<string, readonly T[]>();
  let begun = 0;
  const nextPage = (pass: string, items: readonly T[]): { items: T[]; next?: string } => {
    const page = items.slice(0, limit);
    onPage(page);
    const rest = items.slice(page.length);
    passes.delete(pass);
    if (rest.length === 0) return { items: page };
    const next = `${pass.split('.', 1)[0]}.${rest.length}`;
    passes.set(next, rest);
    return { items: page, next };
  };
  return new Listing(
    async (next) => {
      if (next !== undefined) return nextPage(next, passes.get(next) ?? []);
      if (limit !== undefined && !(Number.isInteger(limit) && limit > 0)) {
        throw invalidArgument('the limit of a page is a whole number above 0');
      }
      return nextPage(String(++begun), after(marker, await fetch()));
    },
    { signal },
  );
}

function after<T extends { id: string }>(marker: string | undefined, items: readonly T[]): readonly T[] {
  if (marker === undefined) return items;
  const index = items.findIndex(({ id }) => id === marker);
  if (index < 0) {
    throw new ClientError(`nothing has the id ${JSON.stringify(marker)} of the marker`, {
      code: 'BAD_REQUEST',
    });
  }
  return items.slice(index + 1);
}

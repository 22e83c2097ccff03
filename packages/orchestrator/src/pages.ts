import { ClientError, invalidArgument, Listing } from '@leister/rest';

/** Which part of a list is wanted, and how it is cut. */
interface Part {
  limit?: number | undefined;
  /** Start after the item with this id. */
  marker?: string | undefined;
}

/** A listing, in pages, of what the Orchestrator tells all at once: each pass asks it once. */
export function pagesOf<T extends { id: string }>(
  fetch: () => Promise<readonly T[]>,
  { limit, marker }: Part,
  signal: AbortSignal | undefined,
): Listing<T> {
  const rests = new Map<string, readonly T[]>();
  let passes = 0;
  const cut = (pass: number, items: readonly T[]): { items: T[]; next?: string } => {
    const page = items.slice(0, limit);
    const rest = items.slice(page.length);
    if (rest.length === 0) return { items: page };
    const next = `${pass}.${rest.length}`;
    rests.set(next, rest);
    return { items: page, next };
  };
  return new Listing(
    async (next) => {
      if (next !== undefined) {
        const rest = rests.get(next) ?? [];
        rests.delete(next);
        return cut(Number.parseInt(next, 10), rest);
      }
      if (limit !== undefined && !(Number.isInteger(limit) && limit > 0))
        throw invalidArgument('the limit of a page is a whole number above 0');
      return cut(++passes, after(marker, await fetch()));
    },
    { signal },
  );
}

function after<T extends { id: string }>(marker: string | undefined, items: readonly T[]): readonly T[] {
  if (marker === undefined) return items;
  const index = items.findIndex(({ id }) => id === marker);
  if (index >= 0) return items.slice(index + 1);
  const message = `nothing has the id ${JSON.stringify(marker)} of the marker`;
  throw new ClientError(message, { code: 'BAD_REQUEST' });
}

import { invalidArgument, Listing } from '@leister/rest';
import { badRequest } from './cloud/items.js';
import type { Cloud, Item, ItemKind } from './cloud/state.js';

/** A list of the cloud's, and which part of it is wanted. */
export interface PagedList<R extends Item, T> {
  kind: ItemKind;
  /** All items that are wanted, oldest first. */
  select: (cloud: Cloud) => R[];
  translate: (cloud: Cloud, item: R) => T;
  marker?: string | undefined;
  limit?: number | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * A list in pages, each looked up when it is asked for. A page begins after the number of the item where the one
 * before ended: what is deleted or made meanwhile shifts nothing.
 *
 * @param look looks at the cloud once
 */
export function paged<R extends Item, T>(
  look: <V>(read: (cloud: Cloud) => V) => Promise<V>,
  { kind, select, translate, marker, limit, signal }: PagedList<R, T>,
): Listing<T> {
  return new Listing(
    (next) =>
      look((cloud) => {
        if (limit !== undefined && !(Number.isInteger(limit) && limit > 0)) {
          throw invalidArgument('a limit is a whole number from 1');
        }
        const after = next === undefined ? serialOf(cloud, kind, marker) : Number(next);
        const rest = select(cloud).filter(({ serial }) => serial > after);
        const page = rest.slice(0, limit);
        const last = page.at(-1);
        const isLast = last === undefined || page.length === rest.length;
        return {
          items: page.map((item) => translate(cloud, item)),
          next: isLast ? undefined : String(last.serial),
        };
      }),
    { signal },
  );
}

function serialOf({ state }: Cloud, kind: ItemKind, marker: string | undefined): number {
  if (marker === undefined) return 0;
  const items: readonly Item[] = state[kind];
  const found = items.find(({ id }) => id === marker);
  if (!found) throw badRequest(`the marker ${JSON.stringify(marker)} is the id of nothing in the list`);
  return found.serial;
}

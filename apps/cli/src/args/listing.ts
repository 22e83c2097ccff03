import type { ArgsOf, Options } from './option.js';
import { count } from './values.js';

/** Options of every command that lists things. */
export const listing = {
  details: { type: 'boolean', alias: ['l'], summary: 'show more of each' },
  number: { type: 'string', alias: ['n'], value: 'N', parse: count, summary: 'show at most so many' },
  enumerate: { type: 'boolean', summary: 'put a number before each' },
  more: { type: 'boolean', alias: ['M'], summary: 'show them in a pager' },
} as const satisfies Options;

/** Options that pick things by their names. */
export const nameFilters = {
  name: { type: 'string', value: 'NAME', summary: 'only what has this name' },
  namePrefix: { type: 'string', value: 'TEXT', summary: 'only names that start so' },
  nameSuffix: { type: 'string', value: 'TEXT', summary: 'only names that end so' },
  nameLike: { type: 'string', value: 'TEXT', summary: 'only names that hold this' },
} as const satisfies Options;

/** Options that pick things by their ids. */
export const idFilters = {
  id: { type: 'string', value: 'ID', summary: 'only what has this id' },
  idPrefix: { type: 'string', value: 'TEXT', summary: 'only ids that start so' },
  idSuffix: { type: 'string', value: 'TEXT', summary: 'only ids that end so' },
  idLike: { type: 'string', value: 'TEXT', summary: 'only ids that hold this' },
} as const satisfies Options;

type Filters = Partial<ArgsOf<typeof nameFilters> & ArgsOf<typeof idFilters>>;

/** What is known by its name, its id, or both. */
interface Identified {
  name?: string;
  id?: string;
}

/** Whether a thing passes the filters by name and id. */
export function passes(item: Identified, filters: Filters): boolean {
  const { name = '', id = '' } = item;
  return (
    (filters.name === undefined || name === filters.name) &&
    name.startsWith(filters.namePrefix ?? '') &&
    name.endsWith(filters.nameSuffix ?? '') &&
    name.toLowerCase().includes(filters.nameLike?.toLowerCase() ?? '') &&
    (filters.id === undefined || id === filters.id) &&
    id.startsWith(filters.idPrefix ?? '') &&
    id.endsWith(filters.idSuffix ?? '') &&
    id.toLowerCase().includes(filters.idLike?.toLowerCase() ?? '')
  );
}

/** The items that pass, up to the number asked for. No more pages are fetched than that takes. */
export async function* select<T extends Identified>(
  items: AsyncIterable<T>,
  args: Filters & { number: number | undefined },
  keep: (item: T) => boolean = () => true,
): AsyncGenerator<T> {
  yield* upTo(args.number, items, (item) => passes(item, args) && keep(item));
}

/** The items that are wanted, up to a number. */
export async function* upTo<T>(
  number = Infinity,
  items: AsyncIterable<T>,
  isWanted: (item: T) => boolean = () => true,
): AsyncGenerator<T> {
  let left = number;
  for await (const item of items) {
    if (!isWanted(item)) continue;
    yield item;
    left -= 1;
    if (left === 0) return;
  }
}

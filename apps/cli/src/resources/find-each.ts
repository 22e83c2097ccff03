import { type CallOptions, type Settled, settleAll } from '@leister/rest';
import { refuseEmptyNames } from '../lib/refuse-empty-names.js';
import type { Kind, Resource } from './kind.js';

/**
 * The resources with these ids or unique names, several at a time. One that is named twice is found once.
 *
 * @throws UsageError for an empty name
 */
export async function findEach<T extends Resource>(
  { name, find }: Pick<Kind<T>, 'name' | 'find'>,
  namesOrIds: readonly string[],
  options: CallOptions,
): Promise<Settled<string, T>[]> {
  refuseEmptyNames(name, namesOrIds);
  const found = await settleAll([...new Set(namesOrIds)], (item) => find(item, options), options);
  const seen = new Set<string>();
  return found.filter(({ value }) => value === undefined || (!seen.has(value.id) && seen.add(value.id)));
}

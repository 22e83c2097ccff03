import { snakeCase } from '@leister/openstack';
import type { Query } from '@leister/rest';

const tagNames = { tagsAny: 'tags-any', notTags: 'not-tags', notTagsAny: 'not-tags-any' };

type FilterValue = string | number | boolean | undefined | readonly string[];

/**
 * A filter as Neutron reads it.
 *
 * @param names of fields that Neutron spells in its own way
 */
export function queryOf<F extends { [K in keyof F]: FilterValue }>(
  filter: F & { order?: string | undefined },
  names: Readonly<Record<string, string>> = {},
): Query {
  const { order, ...rest } = filter;
  const fields = rest as Record<string, FilterValue>;
  return { ...snakeCase(fields, { ...tagNames, ...names }), ...sorting(order) };
}

/** `-created_at` as Neutron says it. */
function sorting(order: string | undefined): Query {
  if (order === undefined) return {};
  return order.startsWith('-')
    ? { sort_key: order.slice(1), sort_dir: 'desc' }
    : { sort_key: order, sort_dir: 'asc' };
}

import { snakeCase } from '@leister/openstack';
import type { Query } from '@leister/rest';

interface Filter {
  allProjects?: boolean | undefined;
  order?: string | undefined;
  metadata?: Readonly<Record<string, string>> | undefined;
}

/** A filter as Cinder reads it. Metadata goes as Python writes a dictionary. */
export function queryOf<F extends Filter>(filter: F): Query {
  const { allProjects, order, metadata, ...rest } = filter;
  return {
    ...(snakeCase(rest) as Query),
    all_tenants: allProjects === true ? 1 : undefined,
    sort: order === undefined ? undefined : sortOf(order),
    metadata: metadata && JSON.stringify(metadata),
  };
}

/** `-created_at` as Cinder says it: `created_at:desc`. */
function sortOf(order: string): string {
  return order.startsWith('-') ? `${order.slice(1)}:desc` : `${order}:asc`;
}

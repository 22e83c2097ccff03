import type { RoleAssignment, ScopedReference } from '@leister/identity';
import { listing } from '../../../args/listing.js';
import type { Options } from '../../../args/option.js';
import { atMostOne } from '../../../args/together.js';
import { type Column, command } from '../../../command.js';
import { where, who } from './grant.js';

export const args = {
  number: listing.number,
  roleId: { type: 'string', value: 'ROLE', summary: 'of a role: id or name' },
  ...who,
  ...where,
  effective: { type: 'boolean', summary: 'also those that come of groups and of inheritance, user by user' },
} as const satisfies Options;

const columns: readonly Column<RoleAssignment>[] = [
  { name: 'role', value: ({ role }) => nameOf(role) },
  { name: 'user', value: ({ user }) => nameOf(user) },
  { name: 'group', value: ({ group }) => nameOf(group) },
  { name: 'project', value: ({ project }) => nameOf(project) },
  { name: 'domain', value: ({ domain }) => nameOf(domain) },
  { name: 'system', value: ({ system }) => system && 'yes' },
  { name: 'inherited', value: ({ inherited }) => inherited && 'yes' },
];

export const assignments = command({
  path: 'identity role assignments',
  summary: 'List who has which role where; for administrators',
  args,
  positionals: {},
  columns,
  check: (asked) => {
    atMostOne(asked, Object.keys(who));
    atMostOne(asked, Object.keys(where));
  },
  load: () => import('./assignments.run.js'),
});

/** `demo@Default` */
function nameOf(one: ScopedReference | undefined): string | undefined {
  if (!one) return undefined;
  const { id, name, domain } = one;
  return [name ?? id, domain?.name].filter(Boolean).join('@');
}

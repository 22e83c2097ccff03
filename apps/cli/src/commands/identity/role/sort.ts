import type { Role } from '@leister/identity';
import { named } from '../../../resources/named.js';
import type { Sort } from '../../../resources/sort.js';

export const roles: Sort<Role> = {
  group: 'identity role',
  one: 'role',
  many: 'roles',
  columns: ['id', 'name', 'domainId'],
  details: ['description'],
  find: async ({ service }, nameOrId, call) => (await service('identity')).findRole(nameOrId, call),
  remove: async ({ service }, { id }, call) => (await service('identity')).deleteRole(id, call),
  nameOf: named,
};

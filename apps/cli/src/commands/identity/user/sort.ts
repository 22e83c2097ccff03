import type { User } from '@leister/identity';
import { named } from '../../../resources/named.js';
import type { Sort } from '../../../resources/sort.js';

export const users: Sort<User> = {
  group: 'identity user',
  one: 'user',
  many: 'users',
  columns: ['id', 'name', 'enabled'],
  details: ['domainId', 'defaultProjectId', 'email', 'description', 'passwordExpires'],
  find: async ({ service }, nameOrId, call) => (await service('identity')).findUser(nameOrId, call),
  remove: async ({ service }, { id }, call) => (await service('identity')).deleteUser(id, call),
  nameOf: named,
};

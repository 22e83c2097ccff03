import type { Group } from '@leister/identity';
import { named } from '../../../resources/named.js';
import type { Sort } from '../../../resources/sort.js';

export const groups: Sort<Group> = {
  group: 'identity group',
  one: 'group',
  many: 'groups',
  columns: ['id', 'name', 'description'],
  details: ['domainId'],
  find: async ({ service }, nameOrId, call) => (await service('identity')).findGroup(nameOrId, call),
  remove: async ({ service }, { id }, call) => (await service('identity')).deleteGroup(id, call),
  nameOf: named,
};

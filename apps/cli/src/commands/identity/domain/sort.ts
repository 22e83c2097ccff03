import type { Domain } from '@leister/identity';
import { named } from '../../../resources/named.js';
import type { Sort } from '../../../resources/sort.js';

export const domains: Sort<Domain> = {
  group: 'identity domain',
  one: 'domain',
  many: 'domains',
  columns: ['id', 'name', 'enabled', 'description'],
  details: [],
  find: async ({ service }, nameOrId, call) => (await service('identity')).findDomain(nameOrId, call),
  remove: async ({ service }, { id }, call) => (await service('identity')).deleteDomain(id, call),
  nameOf: named,
};

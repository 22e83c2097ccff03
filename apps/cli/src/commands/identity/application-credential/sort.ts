import type { ApplicationCredential } from '@leister/identity';
import { named } from '../../../resources/named.js';
import type { Sort } from '../../../resources/sort.js';

export const applicationCredentials: Sort<ApplicationCredential> = {
  group: 'identity application-credential',
  one: 'application credential',
  many: 'application credentials',
  columns: ['id', 'name', 'projectId', 'expires'],
  details: [
    'description',
    { name: 'roles', value: ({ roles }) => roles.map(({ id, name }) => name ?? id) },
    'unrestricted',
  ],
  find: async ({ service }, nameOrId, call) =>
    (await service('identity')).findApplicationCredential(nameOrId, call),
  remove: async ({ service }, { id }, call) =>
    (await service('identity')).deleteApplicationCredential(id, call),
  nameOf: named,
};

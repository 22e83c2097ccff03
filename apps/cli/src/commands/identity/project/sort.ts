import type { Project } from '@leister/identity';
import { named } from '../../../resources/named.js';
import type { Sort } from '../../../resources/sort.js';

export const projects: Sort<Project> = {
  group: 'identity project',
  one: 'project',
  many: 'projects',
  columns: ['id', 'name', 'enabled'],
  details: ['domainId', 'parentId', 'description', 'tags'],
  find: async ({ service }, nameOrId, call) => (await service('identity')).findProject(nameOrId, call),
  remove: async ({ service }, { id }, call) => (await service('identity')).deleteProject(id, call),
  nameOf: named,
};

import type { Ec2Credential } from '@leister/identity';
import type { Sort } from '../../../resources/sort.js';

export const ec2Credentials: Sort<Ec2Credential> = {
  group: 'identity ec2',
  one: 'EC2 credential',
  many: 'EC2 credentials',
  columns: ['access', 'secret', 'projectId'],
  details: ['userId', 'trustId'],
  find: async ({ service }, access, call) => (await service('identity')).getEc2Credential(access, call),
  remove: async ({ service }, { access }, call) =>
    (await service('identity')).deleteEc2Credential(access, call),
  nameOf: ({ access }) => access,
};

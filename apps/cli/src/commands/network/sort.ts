import type { Network } from '@leister/network';
import { describedColumns } from '../../networking/columns.js';
import { named } from '../../resources/named.js';
import type { Sort } from '../../resources/sort.js';

export const networks: Sort<Network> = {
  group: 'network',
  one: 'network',
  many: 'networks',
  columns: ['id', 'name', 'status', 'subnets'],
  details: [
    'shared',
    'external',
    'adminStateUp',
    'networkType',
    'physicalNetwork',
    'segmentationId',
    'mtu',
    'portSecurityEnabled',
    'availabilityZones',
    ...describedColumns,
  ],
  find: async ({ service }, nameOrId, call) => (await service('network')).findNetwork(nameOrId, call),
  remove: async ({ service }, { id }, call) => (await service('network')).deleteNetwork(id, call),
  nameOf: named,
};

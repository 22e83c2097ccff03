import type { Router } from '@leister/network';
import { describedColumns } from '../../networking/columns.js';
import { named } from '../../resources/named.js';
import type { Sort } from '../../resources/sort.js';

export const routers: Sort<Router> = {
  group: 'router',
  one: 'router',
  many: 'routers',
  columns: ['id', 'name', 'status', { name: 'gateway', value: ({ gateway }) => gateway?.networkId }],
  details: [
    {
      name: 'gatewayAddresses',
      value: ({ gateway }) => gateway?.fixedIps?.map(({ ipAddress }) => ipAddress ?? ''),
    },
    { name: 'snat', value: ({ gateway }) => gateway?.enableSnat },
    {
      name: 'routes',
      value: ({ routes }) => routes?.map(({ destination, nexthop }) => `${destination}=${nexthop}`),
    },
    'adminStateUp',
    'distributed',
    'highAvailability',
    'availabilityZones',
    ...describedColumns,
  ],
  find: async ({ service }, nameOrId, call) => (await service('network')).findRouter(nameOrId, call),
  remove: async ({ service }, { id }, call) => (await service('network')).deleteRouter(id, call),
  nameOf: named,
};

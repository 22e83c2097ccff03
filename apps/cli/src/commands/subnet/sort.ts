import type { Subnet } from '@leister/network';
import { describedColumns } from '../../networking/columns.js';
import { named } from '../../resources/named.js';
import type { Sort } from '../../resources/sort.js';

export const subnets: Sort<Subnet> = {
  group: 'subnet',
  one: 'subnet',
  many: 'subnets',
  columns: ['id', 'name', 'networkId', 'cidr'],
  details: [
    'ipVersion',
    'gatewayIp',
    {
      name: 'allocationPools',
      value: ({ allocationPools }) => allocationPools?.map(({ start, end }) => `${start}-${end}`),
    },
    'enableDhcp',
    'dnsNameservers',
    {
      name: 'hostRoutes',
      value: ({ hostRoutes }) => hostRoutes?.map(({ destination, nexthop }) => `${destination}=${nexthop}`),
    },
    'ipv6AddressMode',
    'ipv6RaMode',
    'subnetPoolId',
    ...describedColumns,
  ],
  find: async ({ service }, nameOrId, call) => (await service('network')).findSubnet(nameOrId, call),
  remove: async ({ service }, { id }, call) => (await service('network')).deleteSubnet(id, call),
  nameOf: named,
};

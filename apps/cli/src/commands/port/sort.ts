import type { Port } from '@leister/network';
import { describedColumns } from '../../networking/columns.js';
import { named } from '../../resources/named.js';
import type { Sort } from '../../resources/sort.js';

export const ports: Sort<Port> = {
  group: 'port',
  one: 'port',
  many: 'ports',
  columns: [
    'id',
    'name',
    'status',
    'macAddress',
    { name: 'addresses', value: ({ fixedIps = [] }) => fixedIps.map(({ ipAddress }) => ipAddress ?? '') },
  ],
  details: [
    'networkId',
    'deviceId',
    'deviceOwner',
    'securityGroups',
    'adminStateUp',
    'portSecurityEnabled',
    {
      name: 'allowedAddressPairs',
      value: ({ allowedAddressPairs }) => allowedAddressPairs?.map(({ ipAddress }) => ipAddress),
    },
    'hostId',
    'vnicType',
    'dnsName',
    ...describedColumns,
  ],
  find: async ({ service }, nameOrId, call) => (await service('network')).findPort(nameOrId, call),
  remove: async ({ service }, { id }, call) => (await service('network')).deletePort(id, call),
  nameOf: named,
};

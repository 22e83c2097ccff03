import type { FloatingIp } from '@leister/network';
import { describedColumns } from '../../networking/columns.js';
import type { Sort } from '../../resources/sort.js';

export const ips: Sort<FloatingIp> = {
  group: 'ip',
  one: 'floating IP',
  many: 'floating IPs',
  columns: [
    'id',
    { name: 'address', value: ({ floatingIpAddress }) => floatingIpAddress },
    { name: 'fixedAddress', value: ({ fixedIpAddress }) => fixedIpAddress },
    'portId',
    'status',
  ],
  details: [
    { name: 'networkId', value: ({ floatingNetworkId }) => floatingNetworkId },
    'routerId',
    'dnsName',
    'dnsDomain',
    ...describedColumns,
  ],
  find: async ({ service }, addressOrId, call) =>
    (await service('network')).findFloatingip(addressOrId, call),
  remove: async ({ service }, { id }, call) => (await service('network')).deleteFloatingip(id, call),
  nameOf: ({ id, floatingIpAddress }) => floatingIpAddress ?? id,
};

import {
  type Collection,
  flag,
  idOf,
  type Json,
  recordList,
  snakeCase,
  text,
  textList,
} from '@leister/openstack';
import { defined } from '@leister/rest';
import type { CreateSubnet, HostRoute, Subnet, UpdateSubnet } from '../model/subnet.js';
import { described, ipVersion } from './to-described.js';

export const subnets: Collection<Subnet> = {
  path: '/subnets',
  one: 'subnet',
  many: 'subnets',
  read: toSubnet,
};

/** What Neutron calls in its own way. */
export const subnetNames = {
  subnetPoolId: 'subnetpool_id',
  useDefaultSubnetPool: 'use_default_subnetpool',
  prefixLength: 'prefixlen',
};

/** Neutron wants the version said, though a CIDR tells it. */
export function newSubnetBody(subnet: CreateSubnet): Json {
  const { cidr } = subnet;
  const told = cidr === undefined ? undefined : cidr.includes(':') ? 6 : 4;
  return subnetBody({ ...subnet, ipVersion: subnet.ipVersion ?? told });
}

export function subnetBody(subnet: CreateSubnet | UpdateSubnet): Json {
  return snakeCase(subnet, subnetNames);
}

export function toHostRoutes(value: unknown): HostRoute[] {
  return recordList(value).map(({ destination, nexthop }) => ({
    destination: text(destination) ?? '',
    nexthop: text(nexthop) ?? '',
  }));
}

function toSubnet(raw: Json): Subnet {
  return defined({
    ...described(raw),
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    networkId: text(raw['network_id']) ?? '',
    cidr: text(raw['cidr']),
    ipVersion: ipVersion(raw['ip_version']),
    gatewayIp: text(raw['gateway_ip']),
    enableDhcp: flag(raw['enable_dhcp']),
    allocationPools: recordList(raw['allocation_pools']).map(({ start, end }) => ({
      start: text(start) ?? '',
      end: text(end) ?? '',
    })),
    dnsNameservers: textList(raw['dns_nameservers']),
    hostRoutes: toHostRoutes(raw['host_routes']),
    ipv6RaMode: text(raw['ipv6_ra_mode']),
    ipv6AddressMode: text(raw['ipv6_address_mode']),
    subnetPoolId: text(raw['subnetpool_id']),
    segmentId: text(raw['segment_id']),
    serviceTypes: textList(raw['service_types']),
  });
}

import type { Described, Describing, ListDescribed, Making } from './common.js';

/** Addresses from the first to the last. */
export interface AddressRange {
  start: string;
  end: string;
}

/** Where packets to a destination go. */
export interface HostRoute {
  /** In CIDR notation. */
  destination: string;
  nexthop: string;
}

/** A block of addresses on a network. */
export interface Subnet extends Described {
  id: string;
  name: string;
  networkId: string;
  /** `10.0.0.0/24`. */
  cidr?: string;
  ipVersion?: 4 | 6;
  /** Left out when it has no gateway. */
  gatewayIp?: string;
  enableDhcp?: boolean;
  allocationPools?: AddressRange[];
  dnsNameservers?: string[];
  hostRoutes?: HostRoute[];
  ipv6RaMode?: string;
  ipv6AddressMode?: string;
  subnetPoolId?: string;
  segmentId?: string;
  serviceTypes?: string[];
}

/** Which subnets to list. */
export interface ListSubnets extends ListDescribed {
  networkId?: string | undefined;
  cidr?: string | undefined;
  ipVersion?: 4 | 6 | undefined;
  gatewayIp?: string | undefined;
  enableDhcp?: boolean | undefined;
  subnetPoolId?: string | undefined;
  segmentId?: string | undefined;
}

/** What a subnet is to be. */
export interface UpdateSubnet extends Describing {
  allocationPools?: readonly AddressRange[] | undefined;
  /** Null for no gateway. Left out, the service takes the first address. */
  gatewayIp?: string | null | undefined;
  enableDhcp?: boolean | undefined;
  dnsNameservers?: readonly string[] | undefined;
  hostRoutes?: readonly HostRoute[] | undefined;
  serviceTypes?: readonly string[] | undefined;
  segmentId?: string | null | undefined;
}

/** A subnet to be made. */
export interface CreateSubnet extends UpdateSubnet, Making {
  networkId: string;
  /** Needed unless a pool gives it. */
  cidr?: string | undefined;
  /** Left out, it is that of the CIDR. */
  ipVersion?: 4 | 6 | undefined;
  /** Takes the addresses from a pool. */
  subnetPoolId?: string | undefined;
  useDefaultSubnetPool?: boolean | undefined;
  /** Of the block that a pool is to give. */
  prefixLength?: number | undefined;
  /** `slaac`, `dhcpv6-stateful`, `dhcpv6-stateless`. */
  ipv6RaMode?: string | undefined;
  ipv6AddressMode?: string | undefined;
}

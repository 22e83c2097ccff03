import type { Described, Describing, ListDescribed, Making } from './common.js';

/** An address of a port. */
export interface FixedIp {
  subnetId?: string | undefined;
  ipAddress?: string | undefined;
}

/** An address beside its own that a port may send from. */
export interface AddressPair {
  /** May be a block, in CIDR notation. */
  ipAddress: string;
  macAddress?: string | undefined;
}

/** An option that DHCP gives to a port. */
export interface DhcpOption {
  name: string;
  value: string;
  ipVersion?: 4 | 6 | undefined;
}

/** What connects a device to a network. */
export interface Port extends Described {
  id: string;
  name: string;
  /** `ACTIVE`, `DOWN`, `BUILD`, `ERROR`. */
  status: string;
  networkId: string;
  macAddress?: string;
  fixedIps?: FixedIp[];
  adminStateUp?: boolean;
  /** Server, router or else that it belongs to; left out when it is free. */
  deviceId?: string;
  /** What that is: `compute:nova`, `network:router_interface` ... */
  deviceOwner?: string;
  /** Ids. */
  securityGroups?: string[];
  portSecurityEnabled?: boolean;
  allowedAddressPairs?: AddressPair[];
  dhcpOptions?: DhcpOption[];
  qosPolicyId?: string;
  dnsName?: string;
  vnicType?: string;
  /** Administrators see where it is bound. */
  hostId?: string;
  vifType?: string;
}

/** Which ports to list. */
export interface ListPorts extends ListDescribed {
  networkId?: string | undefined;
  status?: string | undefined;
  deviceId?: string | readonly string[] | undefined;
  deviceOwner?: string | undefined;
  macAddress?: string | undefined;
  adminStateUp?: boolean | undefined;
  /** Ports that have this address, or one on this subnet. */
  ipAddress?: string | undefined;
  subnetId?: string | undefined;
  /** Ids. */
  securityGroups?: readonly string[] | undefined;
}

/** What a port is to be. */
export interface UpdatePort extends Describing {
  adminStateUp?: boolean | undefined;
  /** Administrators only, once the port is there. */
  macAddress?: string | undefined;
  /** Empty for none. */
  fixedIps?: readonly FixedIp[] | undefined;
  deviceId?: string | undefined;
  deviceOwner?: string | undefined;
  /** Ids; empty for none. */
  securityGroups?: readonly string[] | undefined;
  portSecurityEnabled?: boolean | undefined;
  allowedAddressPairs?: readonly AddressPair[] | undefined;
  dhcpOptions?: readonly DhcpOption[] | undefined;
  qosPolicyId?: string | null | undefined;
  dnsName?: string | undefined;
  /** `normal`, `direct`, `macvtap` ... */
  vnicType?: string | undefined;
  /** Administrators only: where it is to be bound. */
  hostId?: string | undefined;
}

/** A port to be made. */
export interface CreatePort extends UpdatePort, Making {
  networkId: string;
}

import type { Described, Describing, ListDescribed, Making } from './common.js';

/** A network: what ports are plugged into. */
export interface Network extends Described {
  id: string;
  name: string;
  /** `ACTIVE`, `DOWN`, `BUILD`, `ERROR`. */
  status: string;
  adminStateUp?: boolean;
  /** Whether other projects may use it. */
  shared?: boolean;
  /** Whether floating IPs and gateways can be on it. */
  external?: boolean;
  /** Ids. */
  subnets?: string[];
  /** Bytes. */
  mtu?: number;
  portSecurityEnabled?: boolean;
  isDefault?: boolean;
  qosPolicyId?: string;
  dnsDomain?: string;
  availabilityZones?: string[];
  /** `vlan`, `vxlan`, `flat` ...; administrators see it. */
  networkType?: string;
  physicalNetwork?: string;
  segmentationId?: number;
}

/** Which networks to list. */
export interface ListNetworks extends ListDescribed {
  status?: string | undefined;
  adminStateUp?: boolean | undefined;
  shared?: boolean | undefined;
  external?: boolean | undefined;
  networkType?: string | undefined;
  physicalNetwork?: string | undefined;
  segmentationId?: number | undefined;
}

/** What a network is to be. */
export interface UpdateNetwork extends Describing {
  adminStateUp?: boolean | undefined;
  shared?: boolean | undefined;
  external?: boolean | undefined;
  /** Bytes. */
  mtu?: number | undefined;
  portSecurityEnabled?: boolean | undefined;
  isDefault?: boolean | undefined;
  /** Null for none. */
  qosPolicyId?: string | null | undefined;
  dnsDomain?: string | undefined;
}

/** A network to be made. */
export interface CreateNetwork extends UpdateNetwork, Making {
  availabilityZoneHints?: readonly string[] | undefined;
  /** Administrators only. */
  networkType?: string | undefined;
  physicalNetwork?: string | undefined;
  segmentationId?: number | undefined;
}

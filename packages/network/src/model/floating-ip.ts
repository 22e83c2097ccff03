import type { Described, ListDescribed } from './common.js';

/** An address on an external network that can be pointed at a port. */
export interface FloatingIp extends Described {
  id: string;
  /** The address itself. */
  floatingIpAddress?: string;
  /** `ACTIVE` when it points at a port, `DOWN` when not, `ERROR`. */
  status?: string;
  /** The external network that it is on. */
  floatingNetworkId?: string;
  /** The port it points at, and which address of it. */
  portId?: string;
  fixedIpAddress?: string;
  routerId?: string;
  qosPolicyId?: string;
  dnsName?: string;
  dnsDomain?: string;
}

/** Which floating IPs to list. */
export interface ListFloatingIps extends Omit<ListDescribed, 'name'> {
  floatingIpAddress?: string | undefined;
  fixedIpAddress?: string | undefined;
  floatingNetworkId?: string | undefined;
  portId?: string | undefined;
  routerId?: string | undefined;
  status?: string | undefined;
}

/** What a floating IP is to be. */
export interface UpdateFloatingIp {
  /** Null points it at nothing. */
  portId?: string | null | undefined;
  /** Which address of a port that has several. */
  fixedIpAddress?: string | null | undefined;
  description?: string | undefined;
  qosPolicyId?: string | null | undefined;
}

/** A floating IP to be taken. */
export interface CreateFloatingIp extends UpdateFloatingIp {
  floatingNetworkId: string;
  /** A certain address; most services leave that to administrators. */
  floatingIpAddress?: string | undefined;
  /** The subnet of the network to take it from. */
  subnetId?: string | undefined;
  dnsName?: string | undefined;
  dnsDomain?: string | undefined;
  /** Administrators only. */
  projectId?: string | undefined;
}

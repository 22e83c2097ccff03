import type { Described, Describing, ListDescribed, Making } from './common.js';
import type { FixedIp } from './port.js';
import type { HostRoute } from './subnet.js';

/** How a router reaches the world. */
export interface RouterGateway {
  /** An external network. */
  networkId: string;
  /** Whether what goes out gets the router's address. */
  enableSnat?: boolean | undefined;
  fixedIps?: readonly FixedIp[] | undefined;
}

/** What joins networks. */
export interface Router extends Described {
  id: string;
  name: string;
  /** `ACTIVE`, `ALLOCATING`, `ERROR`. */
  status: string;
  adminStateUp?: boolean;
  /** Left out when it has none. */
  gateway?: RouterGateway;
  routes?: HostRoute[];
  /** Administrators see both. */
  distributed?: boolean;
  highAvailability?: boolean;
  availabilityZones?: string[];
}

/** Which routers to list. */
export interface ListRouters extends ListDescribed {
  status?: string | undefined;
  adminStateUp?: boolean | undefined;
}

/** What a router is to be. */
export interface UpdateRouter extends Describing {
  adminStateUp?: boolean | undefined;
  /** Null takes the gateway away. */
  gateway?: RouterGateway | null | undefined;
  /** All that it is to have. */
  routes?: readonly HostRoute[] | undefined;
  /** Administrators only; to change it the router must be down. */
  distributed?: boolean | undefined;
  highAvailability?: boolean | undefined;
}

/** A router to be made. */
export interface CreateRouter extends UpdateRouter, Making {
  availabilityZoneHints?: readonly string[] | undefined;
}

/** Where a router is plugged in: at a subnet, where it takes the gateway's address, or with a port that is there. */
export type RouterPlug = { subnetId: string; portId?: undefined } | { portId: string; subnetId?: undefined };

/** A router as it is plugged in. */
export interface RouterInterface {
  routerId: string;
  portId: string;
  subnetId?: string;
  networkId?: string;
  raw: unknown;
}

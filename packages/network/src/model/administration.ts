/** How much a project may have; -1 for no limit. By the name of the resource: `network`, `port` ... */
export interface Quota {
  /** Left out of the defaults. */
  projectId?: string;
  limits: Record<string, number>;
  raw: unknown;
}

/** How much a project may have and has. */
export interface QuotaUsage {
  projectId: string;
  resources: Record<string, { limit: number; used: number; reserved: number }>;
  raw: unknown;
}

/** Who, beside its owner, may use something. */
export interface RbacPolicy {
  id: string;
  /** `network`, `security_group`, `qos_policy`, `address_scope`, `subnetpool`, `address_group`. */
  objectType: string;
  objectId: string;
  /** `access_as_shared` or `access_as_external`. */
  action: string;
  /** Project that may use it, or `*` for all. */
  targetProject: string;
  projectId?: string;
  raw: unknown;
}

/** Which policies to list. */
export interface ListRbacPolicies {
  objectType?: string | undefined;
  objectId?: string | undefined;
  action?: string | undefined;
  targetProject?: string | undefined;
  projectId?: string | undefined;
  limit?: number | undefined;
  marker?: string | undefined;
}

/** A policy to be made. */
export interface CreateRbacPolicy {
  objectType: string;
  objectId: string;
  action: string;
  targetProject: string;
}

/** A process that does the service's work on a host. */
export interface NetworkAgent {
  id: string;
  type: string;
  host: string;
  /** Whether it was heard of lately. */
  alive: boolean;
  raw: unknown;
  binary?: string;
  adminStateUp?: boolean;
  availabilityZone?: string;
  description?: string;
  /** As the service tells them, in UTC. */
  created?: string;
  started?: string;
  heartbeat?: string;
}

/** Which agents to list. */
export interface ListAgents {
  type?: string | undefined;
  host?: string | undefined;
  binary?: string | undefined;
  alive?: boolean | undefined;
  adminStateUp?: boolean | undefined;
}

/** Something that the service can do beyond its core. */
export interface NetworkExtension {
  alias: string;
  name: string;
  description?: string;
  raw: unknown;
}

/** A place that things can be in. */
export interface NetworkZone {
  name: string;
  /** `available` or `unavailable`. */
  state: string;
  /** `network` or `router`. */
  resource: string;
  raw: unknown;
}

/** How many addresses of a network are taken. */
export interface IpAvailability {
  networkId: string;
  networkName: string;
  totalIps: number;
  usedIps: number;
  raw: unknown;
}

/** What tags can be put on. */
export interface TagTarget {
  resource:
    | 'networks'
    | 'subnets'
    | 'ports'
    | 'routers'
    | 'floatingips'
    | 'security-groups'
    | 'subnetpools'
    | 'trunks';
  id: string;
}

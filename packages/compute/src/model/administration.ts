/** How much a project, a user or all by default may use: by the names of the API, -1 is no limit. */
export interface Quotas {
  limits: Record<string, number>;
  raw: unknown;
}

/** How much of each thing a project may use and uses. */
export interface QuotaDetails {
  quotas: Record<string, { limit: number; inUse: number; reserved: number }>;
  raw: unknown;
}

/** What a project used in a time. */
export interface Usage {
  projectId: string;
  raw: unknown;
  /** ISO 8601, UTC. */
  start?: string;
  stop?: string;
  /** Server hours. */
  totalHours?: number;
  /** Processor hours. */
  vcpuHours?: number;
  /** MiB hours. */
  ramHours?: number;
  /** GiB hours. */
  diskHours?: number;
  /** Of each server; in a list only when `detailed` was asked for. */
  servers?: ServerUsage[];
}

/** What one server used in a time. */
export interface ServerUsage {
  serverId: string;
  name: string;
  raw: unknown;
  hours?: number;
  vcpus?: number;
  /** MiB. */
  ram?: number;
  /** GiB. */
  disk?: number;
  /** Name of the flavor. */
  flavor?: string;
  state?: string;
  /** ISO 8601. */
  started?: string;
  ended?: string;
}

/** The time whose use to tell. Left out, Nova takes the present moment. */
export interface UsageTime {
  /** ISO 8601. */
  start?: string | undefined;
  end?: string | undefined;
}

/** Part of a cloud that fails by itself. */
export interface AvailabilityZone {
  name: string;
  available: boolean;
  raw: unknown;
  /** Names of its machines; only when `detail` was asked for. */
  hosts?: string[];
}

/** Servers that are to be kept together, or apart. */
export interface ServerGroup {
  id: string;
  name: string;
  raw: unknown;
  /** `affinity`, `anti-affinity`, `soft-affinity`, `soft-anti-affinity`. */
  policy?: string;
  /** Of anti-affinity: how many of the group may run on one machine. */
  maxServerPerHost?: number;
  /** Ids of the servers. */
  members: string[];
  projectId?: string;
  userId?: string;
}

/** The group to make. */
export interface CreateServerGroup {
  name: string;
  policy: 'affinity' | 'anti-affinity' | 'soft-affinity' | 'soft-anti-affinity';
  /** Of anti-affinity (Nova 2.64): how many of the group may run on one machine. Default 1. */
  maxServerPerHost?: number | undefined;
}

/** Which server groups to list. */
export interface ListServerGroups {
  /** Those of all projects, for administrators. */
  allProjects?: boolean | undefined;
  limit?: number | undefined;
  offset?: number | undefined;
}

/** Machines that have something in common, or a zone. */
export interface Aggregate {
  id: string;
  name: string;
  raw: unknown;
  availabilityZone?: string;
  /** Names of the machines. */
  hosts: string[];
  metadata: Record<string, string>;
  /** ISO 8601. */
  created?: string;
  updated?: string;
}

/** A machine on which servers run, as its hypervisor tells of it. Nova stopped telling sizes in 2.88. */
export interface Hypervisor {
  id: string;
  hostname: string;
  raw: unknown;
  state?: 'up' | 'down';
  status?: 'enabled' | 'disabled';
  type?: string;
  version?: number;
  address?: string;
  /** Name of the machine, as services and servers have it. */
  host?: string;
  disabledReason?: string;
  vcpus?: number;
  vcpusUsed?: number;
  /** MiB. */
  ram?: number;
  ramUsed?: number;
  /** GiB. */
  disk?: number;
  diskUsed?: number;
  runningServers?: number;
  /** As the machine says it (Nova 2.88). */
  uptime?: string;
  /** Only when they were asked for. */
  servers?: { id: string; name: string }[];
}

/** Which hypervisors to list. */
export interface ListHypervisors {
  detail?: boolean | undefined;
  /** A part of the hostname. */
  hostname?: string | undefined;
  /** Whether to tell of the servers on them. */
  withServers?: boolean | undefined;
  marker?: string | undefined;
  limit?: number | undefined;
}

/** What all hypervisors together have and use. */
export interface HypervisorStatistics {
  count?: number;
  raw: unknown;
  vcpus?: number;
  vcpusUsed?: number;
  /** MiB. */
  ram?: number;
  ramUsed?: number;
  /** GiB. */
  disk?: number;
  diskUsed?: number;
  runningServers?: number;
}

/** A process of Nova's own. */
export interface ComputeService {
  id: string;
  /** `nova-compute`, `nova-scheduler` ... */
  binary: string;
  host: string;
  raw: unknown;
  zone?: string;
  status?: 'enabled' | 'disabled';
  state?: 'up' | 'down';
  disabledReason?: string;
  forcedDown?: boolean;
  /** ISO 8601. */
  updated?: string;
}

/** What to change of a process of Nova's: one of these at least. */
export interface UpdateComputeService {
  status?: 'enabled' | 'disabled' | undefined;
  /** Goes with `disabled`. */
  disabledReason?: string | undefined;
  /** That the machine is known to be off, so that its servers may be brought to others. */
  forcedDown?: boolean | undefined;
}

/** The move of a server from one machine to another, or to another size. */
export interface Migration {
  id: string;
  /** In Nova's words: `running`, `finished`, `confirmed`, `error` ... */
  status: string;
  raw: unknown;
  uuid?: string;
  serverId?: string;
  type?: 'migration' | 'resize' | 'live-migration' | 'evacuation';
  sourceHost?: string;
  destinationHost?: string;
  projectId?: string;
  userId?: string;
  /** ISO 8601. */
  created?: string;
  updated?: string;
}

/** Which migrations to list. */
export interface ListMigrations {
  host?: string | undefined;
  /** Id of the server. */
  server?: string | undefined;
  status?: string | undefined;
  type?: 'migration' | 'resize' | 'live-migration' | 'evacuation' | undefined;
  sourceHost?: string | undefined;
  /** ISO 8601. */
  changesSince?: string | undefined;
  changesBefore?: string | undefined;
  /** UUID of the migration after which to begin. */
  marker?: string | undefined;
  limit?: number | undefined;
}

/** Where a running server moves. */
export interface LiveMigrateServer {
  /** Left out, the cloud chooses. */
  host?: string | undefined;
  /** Whether disks are copied; left out, the cloud finds out. */
  blockMigration?: boolean | undefined;
}

/** Where a server of a machine that is off is made anew. */
export interface EvacuateServer {
  /** Left out, the cloud chooses. */
  host?: string | undefined;
  adminPassword?: string | undefined;
}

/** The flavor to make. */
export interface CreateFlavor {
  name: string;
  vcpus: number;
  /** MiB. */
  ram: number;
  /** GiB. */
  disk: number;
  /** Left out, the cloud gives one. */
  id?: string | undefined;
  /** GiB, of a further disk. */
  ephemeral?: number | undefined;
  /** MiB. */
  swap?: number | undefined;
  rxtxFactor?: number | undefined;
  /** Default true; one that is not is for those with access, see `addFlavorAccess`. */
  isPublic?: boolean | undefined;
  /** Nova 2.55. */
  description?: string | undefined;
}

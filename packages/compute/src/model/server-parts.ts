/** A network card of a server, as one that may be attached and taken off. */
export interface ServerInterface {
  /** Of its port, by which it is known. */
  portId: string;
  raw: unknown;
  networkId?: string;
  /** In lower case with colons. */
  mac?: string;
  /** Of the port, in the network service's words. */
  state?: string;
  addresses: { address: string; version: 4 | 6; subnetId?: string }[];
  tag?: string;
}

/** The network card to attach: on a network or by a port that is there, not both. Neither leaves it to the cloud. */
export interface AttachServerInterface {
  portId?: string | undefined;
  networkId?: string | undefined;
  /** Wishes for the addresses, on the network. */
  fixedIps?: readonly string[] | undefined;
  /** By which the server knows it (Nova 2.49). */
  tag?: string | undefined;
}

/** Something that was done to a server. */
export interface ServerAction {
  /** Of the request that asked for it, by which it is known. */
  requestId: string;
  /** In Nova's words: `create`, `stop`, `confirmResize`. */
  action: string;
  raw: unknown;
  serverId?: string;
  /** ISO 8601. */
  started?: string;
  updated?: string;
  /** Why it failed. */
  message?: string;
  userId?: string;
  projectId?: string;
  /** Its steps; only of one action that is asked for. Ordinary users may see none. */
  events?: ServerActionEvent[];
}

/** A step of what was done to a server. */
export interface ServerActionEvent {
  event: string;
  raw: unknown;
  /** ISO 8601. */
  started?: string;
  finished?: string;
  /** `Success` or `Error`; absent while it goes on. */
  result?: string;
  host?: string;
  traceback?: string;
  details?: string;
}

/** Which actions of a server to list. */
export interface ListServerActions {
  /** ISO 8601. */
  changesSince?: string | undefined;
  changesBefore?: string | undefined;
  /** Id of the request after whose action to begin. */
  marker?: string | undefined;
  /** Actions on a page. All pages are still fetched as the listing is used. */
  limit?: number | undefined;
}

/** What lets traffic in and out of servers. */
export interface SecurityGroup {
  id: string;
  name: string;
  raw: unknown;
  description?: string;
}

/** How the processors and the memory of a server lie on the machine it runs on. */
export interface ServerTopology {
  nodes: ServerTopologyNode[];
  raw: unknown;
  /** KiB. */
  pageSize?: number;
}

/** One NUMA node of a server. */
export interface ServerTopologyNode {
  /** Of the server's processors. */
  vcpus: number[];
  /** MiB. */
  memory?: number;
  /** Of the machine, where the caller may know it. */
  hostNode?: number;
  /** The machine's processor by the server's. */
  cpuPinning?: Record<string, number>;
}

/** A server's backup: an image, of which so many are kept. */
export interface CreateServerBackup {
  name: string;
  /** `daily`, `weekly`, or any word: counted by itself. */
  type: string;
  /** How many of this type are kept; the oldest go. 0 makes none. */
  rotation: number;
}

/** What to change of a server. What is left out stays. */
export interface UpdateServer {
  name?: string | undefined;
  /** Null takes it away (Nova 2.19). */
  description?: string | null | undefined;
  /** What the server is told to call itself (Nova 2.90). */
  hostname?: string | undefined;
  accessIpv4?: string | undefined;
  accessIpv6?: string | undefined;
  diskConfig?: 'AUTO' | 'MANUAL' | undefined;
}

/** Where a shelved server comes back to life. */
export interface UnshelveServer {
  /** Name of the zone (Nova 2.77); null leaves it to the cloud (Nova 2.91). */
  availabilityZone?: string | null | undefined;
  /** The machine, for administrators (Nova 2.91). */
  host?: string | undefined;
}

/** How a volume hangs on a server, where that may be chosen. */
export interface AttachVolume {
  /** As the server is to see it: `/dev/vdb`. Most hypervisors decide for themselves. */
  device?: string | undefined;
  /** By which the server knows it (Nova 2.49). */
  tag?: string | undefined;
  /** Whether the volume goes with the server (Nova 2.79). */
  deleteOnTermination?: boolean | undefined;
}

/** What to change of a volume that hangs on a server. */
export interface UpdateVolumeAttachment {
  /** Id of the volume to take its place, its contents copied; for administrators. Left out, it stays. */
  volumeId?: string | undefined;
  /** Whether the volume goes with the server (Nova 2.85). */
  deleteOnTermination?: boolean | undefined;
}

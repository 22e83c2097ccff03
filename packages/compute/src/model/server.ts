import type { ServerStatus } from './status.js';

/** An address of a server. */
export interface ServerAddress {
  address: string;
  version: 4 | 6;
  /** Of the network card, in lower case with colons. */
  mac?: string;
  /** A fixed address belongs to the server, a floating one points to it. */
  type?: 'fixed' | 'floating';
}

/** Why a server is in ERROR. */
export interface ServerFault {
  message: string;
  code?: number;
  details?: string;
  /** ISO 8601. */
  created?: string;
}

/** What is known of a flavor where a server names it. */
export interface FlavorReference {
  id?: string;
  name?: string;
  vcpus?: number;
  /** MiB. */
  ram?: number;
  /** GiB. */
  disk?: number;
}

/** A server, the same on every cloud. What the cloud did not tell is absent. */
export interface Server {
  id: string;
  name: string;
  /** Nova's word on every cloud; `UNKNOWN` where a short listing does not tell. */
  status: ServerStatus;
  /** What the service sent. */
  raw: unknown;
  flavor?: FlavorReference;
  /** Absent also for a server that was booted from a volume. */
  image?: { id?: string; name?: string };
  /** By name of the network. */
  addresses?: Record<string, ServerAddress[]>;
  metadata?: Record<string, string>;
  tags?: string[];
  /** ISO 8601, UTC. */
  created?: string;
  /** ISO 8601, UTC. */
  updated?: string;
  /** Of building, 0 to 100. */
  progress?: number;
  fault?: ServerFault;
  /** What is being done to it just now, in the service's words. */
  taskState?: string;
  userId?: string;
  /** The project (tenant) it belongs to. */
  projectId?: string;
  keyName?: string;
  availabilityZone?: string;
  /** The machine it runs on, as far as the caller may know it. */
  host?: string;
  securityGroups?: string[];
  /** Ids of attached volumes. */
  volumes?: string[];
  description?: string;
  /** Whether only administrators may change it. */
  locked?: boolean;
  /** Only in the answer to a creation. */
  adminPassword?: string;
}

/** A file put into a server before its first start. */
export interface PersonalityFile {
  /** Where in the server, absolute. */
  path: string;
  /** Text goes as UTF-8. */
  contents: string | Uint8Array;
  owner?: string;
  group?: string;
  /** As `chmod` takes it: 0o644. */
  mode?: number;
}

/** A network to connect a new server to: by its id, with or without a wish for the address, or by a port's. */
export interface NetworkRequest {
  /** Id of the network. */
  uuid?: string;
  fixedIp?: string;
  /** Id of a port. */
  port?: string;
  /** By which the server knows the network card (Nova 2.42). */
  tag?: string;
}

/** A volume or image as a disk of a new server (Nova's `block_device_mapping_v2`, in its own field names). */
export type BlockDeviceMapping = Readonly<Record<string, string | number | boolean | null>>;

/** What to create. A cloud's client may know further, optional fields; none may ask for more. */
export interface CreateServer {
  name: string;
  /** Id of the flavor. */
  flavorId: string;
  /** Id of the image; only a server that boots from a volume has none. */
  imageId?: string | undefined;
  metadata?: Readonly<Record<string, string>> | undefined;
  personality?: readonly PersonalityFile[] | undefined;
  /** Left out, the cloud decides; an empty list asks for none. */
  networks?: readonly NetworkRequest[] | undefined;
  /** For cloud-init; as it is, not encoded. */
  userData?: string | Uint8Array | undefined;
  /** Name of the zone. */
  availabilityZone?: string | undefined;
  /** Names. */
  securityGroups?: readonly string[] | undefined;
  /** Name of a keypair. */
  keyName?: string | undefined;
  /** Up to 60 characters each, without commas and slashes. */
  tags?: readonly string[] | undefined;
  /** Left out, the cloud makes one, or none. */
  adminPassword?: string | undefined;
  /** Whether to show the server its metadata and user data as a disk. */
  configDrive?: boolean | undefined;
  blockDeviceMapping?: readonly BlockDeviceMapping[] | undefined;
  description?: string | undefined;
  /** The project the server is charged to, where that can be chosen. */
  projectId?: string | undefined;
  /** Wishes to the scheduler, in its own words: `{ group: id }` for a server group, `{ same_host: [id] }`. */
  schedulerHints?: Readonly<Record<string, unknown>> | undefined;
  /** What the server is told to call itself; left out, what can be made of its name (Nova 2.90). */
  hostname?: string | undefined;
  /** Name of the machine to run on, for administrators (Nova 2.74). */
  host?: string | undefined;
  /** Hostname of the hypervisor to run on, for administrators (Nova 2.74). */
  hypervisorHostname?: string | undefined;
  /** AUTO has the cloud grow the file system to the flavor's disk, MANUAL leaves it as the image has it. */
  diskConfig?: 'AUTO' | 'MANUAL' | undefined;
  accessIpv4?: string | undefined;
  accessIpv6?: string | undefined;
  /** Ids of certificates that the image is checked with (Nova 2.63). */
  trustedImageCertificates?: readonly string[] | undefined;
}

/** How to make a server anew. */
export interface RebuildServer {
  /** Id of the image; left out, the server's own. */
  imageId?: string | undefined;
  /** Left out, the one it has. */
  name?: string | undefined;
  adminPassword?: string | undefined;
  /** In place of what is there. */
  metadata?: Readonly<Record<string, string>> | undefined;
  /** Null takes it away (Nova 2.19). */
  description?: string | null | undefined;
  /** Name of a keypair; null for none (Nova 2.54). */
  keyName?: string | null | undefined;
  /** For cloud-init; as it is, not encoded. Null for none (Nova 2.57). */
  userData?: string | Uint8Array | null | undefined;
  /** Nova 2.90. */
  hostname?: string | undefined;
  /** Whether the flavor's further disk keeps its contents, where the hypervisor can. */
  preserveEphemeral?: boolean | undefined;
}

/** Which servers to list. What the cloud cannot filter by, its client filters or refuses. */
export interface ListServers {
  /** Default true; false gives the same type with less in it, for less work. */
  detail?: boolean | undefined;
  /** A part of the name; to Nova a regular expression. */
  name?: string | undefined;
  /** A status word in any case, Cyclades' `STOPPED` included. */
  status?: string | undefined;
  /** Id of the image. */
  image?: string | undefined;
  /** Id of the flavor. */
  flavor?: string | undefined;
  /** The machine that servers run on. Nova heeds it for administrators only. */
  host?: string | undefined;
  /** Only those that changed since, ISO 8601. Nova tells the deleted ones too. */
  changesSince?: string | undefined;
  /** Only those that changed last before, ISO 8601 (Nova 2.66). */
  changesBefore?: string | undefined;
  /** Those of all projects, for administrators. Default false. */
  allProjects?: boolean | undefined;
  /** Those of one project; of another than the caller's, for administrators, together with `allProjects`. */
  projectId?: string | undefined;
  /** Those that have all these tags (Nova 2.26). */
  tags?: readonly string[] | undefined;
  /** A part of an IPv4 address; to Nova a regular expression. */
  ip?: string | undefined;
  /** Name of the zone. Nova heeds it for administrators only, before 2.83. */
  availabilityZone?: string | undefined;
  /** Start after the server with this id. */
  marker?: string | undefined;
  /** Servers on a page. All pages are still fetched as the listing is used. */
  limit?: number | undefined;
}

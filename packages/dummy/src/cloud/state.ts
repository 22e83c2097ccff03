import type { ServerFault, ServerStatus } from '@leister/compute';

/** Something that is being done to a server and ends by itself. */
export interface Task {
  /** In Nova's words: `spawning`, `powering-off`. */
  name: string;
  /** The server's status until the task is over. */
  status: ServerStatus;
  /** When it began and when it is over, in milliseconds since 1970. */
  began: number;
  ends: number;
  /** The server's status afterwards; DELETED takes it away. */
  then: ServerStatus;
  /** Why it ends in ERROR. */
  fault?: ServerFault;
  /** The server's flavor afterwards. */
  flavorId?: string;
}

/** Anything the cloud keeps in a list. The number never repeats and gives the order, also where ids repeat. */
export interface Item {
  serial: number;
  id: string;
}

/** A file that was put into a server, its contents in base64. */
export interface FileRecord {
  path: string;
  contents: string;
  owner?: string;
  group?: string;
  mode?: number;
}

export interface ServerRecord extends Item {
  name: string;
  /** As the last task that is over left it. */
  status: ServerStatus;
  task?: Task;
  fault?: ServerFault;
  flavorId: string;
  /** Before a resize that is not confirmed. */
  previousFlavorId?: string;
  imageId?: string;
  /** By name of the network. */
  addresses: Record<string, string[]>;
  metadata: Record<string, string>;
  tags: string[];
  /** ISO 8601. */
  created: string;
  updated: string;
  /** What the server printed on its console. */
  log: string[];
  keyName?: string;
  availabilityZone?: string;
  securityGroups: string[];
  description?: string;
  configDrive?: boolean;
  /** That it is, and why if that was said. */
  locked?: { reason?: string };
  files?: FileRecord[];
  /** In base64. */
  userData?: string;
  blockDevices?: Record<string, string | number | boolean | null>[];
  /** What the Orchestrator's fake driver says of each of its nodes. */
  extra?: Record<string, string>;
}

export interface FlavorRecord extends Item {
  name: string;
  /** MiB. */
  ram: number;
  /** GiB. */
  disk: number;
  vcpus?: number;
}

export interface ImageRecord extends Item {
  name: string;
  created: string;
  updated: string;
  metadata: Record<string, string>;
  /** Id of the server it was made of. */
  madeOf?: string;
  /** When an image that is being made is there, in milliseconds since 1970. */
  savedAt?: number;
}

/** Its id is its name. */
export interface KeypairRecord extends Item {
  publicKey: string;
  fingerprint: string;
}

export interface FloatingIpRecord extends Item {
  address: string;
  pool: string;
}

export interface VolumeRecord extends Item {
  name: string;
  /** GiB. */
  size: number;
  /** The server it is attached to, and as what. */
  serverId?: string;
  device?: string;
}

/** A whole cloud, as plain data: what a state file holds. */
export interface CloudState {
  /** The serial number of the last item of each list. */
  serials: Record<ItemKind, number>;
  servers: ServerRecord[];
  flavors: FlavorRecord[];
  images: ImageRecord[];
  keypairs: KeypairRecord[];
  floatingIps: FloatingIpRecord[];
  volumes: VolumeRecord[];
}

/** The names of the lists. */
export const itemKinds = ['servers', 'flavors', 'images', 'keypairs', 'floatingIps', 'volumes'] as const;

export type ItemKind = (typeof itemKinds)[number];

/** How the cloud behaves. */
export interface Rules {
  /** `fake-driver` behaves as the dummy driver of the Orchestrator did. */
  profile: 'default' | 'fake-driver';
  /** How long a server is in BUILD, in milliseconds. */
  buildTime: number;
  /** How long everything else takes, in milliseconds. */
  actionTime: number;
}

/** A cloud at one moment. */
export interface Cloud {
  state: CloudState;
  rules: Rules;
  /** Milliseconds since 1970. */
  now: number;
  /** What the server ends in, in place of what it should, for the change that is being made. */
  serverFault?: ServerFault | undefined;
}

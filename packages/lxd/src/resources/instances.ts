import { type Json } from '@leister/compute';
import { path } from '@leister/rest';
import type { LxdDevice } from '../model.js';
import {
  type Collection,
  config,
  count,
  devices,
  flag,
  list,
  type LxdThing,
  named,
  object,
  reader,
  time,
  words,
} from './thing.js';
import { lastPart } from './storage.js';

/** An instance in LXD's own words; as a member of the compute family it is a server. */
export interface LxdInstance extends LxdThing {
  name: string;
  description: string;
  /** `container` or `virtual-machine`. */
  type: string;
  /** `Running`, `Stopped`, `Frozen` ... */
  status: string;
  architecture: string;
  config: Record<string, string>;
  /** With what its profiles give it. */
  expandedConfig: Record<string, string>;
  devices: Record<string, LxdDevice>;
  /** With what its profiles give it. */
  expandedDevices: Record<string, LxdDevice>;
  profiles: string[];
  ephemeral: boolean;
  stateful: boolean;
  project: string;
  /** The member of the cluster that it is on. */
  location: string;
  /** ISO 8601. */
  createdAt?: string;
  /** ISO 8601. */
  lastUsedAt?: string;
}

/** What an instance is to be. */
export interface UpdateInstance {
  description?: string | undefined;
  config?: Readonly<Record<string, string>> | undefined;
  devices?: Readonly<Record<string, LxdDevice>> | undefined;
  profiles?: readonly string[] | undefined;
  ephemeral?: boolean | undefined;
  architecture?: string | undefined;
}

export const instances: Collection<LxdInstance> = {
  path: '/1.0/instances',
  one: 'instance',
  writable: ['architecture', 'config', 'devices', 'profiles', 'ephemeral', 'description', 'stateful'],
  read: reader<LxdInstance>({
    name: named,
    description: words,
    type: words,
    status: words,
    architecture: words,
    config,
    expandedConfig: config,
    devices,
    expandedDevices: devices,
    profiles: list,
    ephemeral: flag,
    stateful: flag,
    project: words,
    location: words,
    createdAt: time,
    lastUsedAt: time,
  }),
};

/** What an instance does at the moment. */
export interface LxdInstanceState extends LxdThing {
  status: string;
  statusCode: number;
  /** Of its init, as the host counts. */
  pid: number;
  processes: number;
  /** Nanoseconds of CPU time. */
  cpuUsage: number;
  /** Bytes. */
  memory: { usage: number; peak: number };
  /** By device, in the daemon's words. */
  network: Json;
  disk: Json;
}

export const toInstanceState = reader<LxdInstanceState>(
  {
    status: words,
    statusCode: count,
    pid: count,
    processes: count,
    cpuUsage: (value) => count(object(value)['usage']),
    memory: (value) => {
      const { usage, usage_peak: peak } = object(value);
      return { usage: count(usage), peak: count(peak) };
    },
    network: object,
    disk: object,
  },
  { cpuUsage: 'cpu' },
);

/** An instance as it was at one time. */
export interface LxdInstanceSnapshot extends LxdThing {
  name: string;
  /** With its running state. */
  stateful: boolean;
  config: Record<string, string>;
  devices: Record<string, LxdDevice>;
  profiles: string[];
  /** ISO 8601. */
  createdAt?: string;
  /** ISO 8601; absent when it does not expire. */
  expiresAt?: string;
}

/** A snapshot to be taken. */
export interface CreateInstanceSnapshot {
  name: string;
  /** With its running state: needs CRIU, or a virtual machine. */
  stateful?: boolean | undefined;
  /** ISO 8601. */
  expiresAt?: string | undefined;
}

/** What a snapshot is to be. */
export interface UpdateInstanceSnapshot {
  /** ISO 8601. */
  expiresAt?: string | undefined;
}

export const instanceSnapshots = (instance: string): Collection<LxdInstanceSnapshot> => ({
  path: path`/1.0/instances/${instance}/snapshots`,
  one: 'snapshot',
  writable: ['expires_at'],
  read: reader<LxdInstanceSnapshot>({
    name: lastPart,
    stateful: flag,
    config,
    devices,
    profiles: list,
    createdAt: time,
    expiresAt: time,
  }),
});

/** A backup of an instance that the daemon keeps. */
export interface LxdInstanceBackup extends LxdThing {
  name: string;
  /** Without its snapshots. */
  instanceOnly: boolean;
  optimizedStorage: boolean;
  /** ISO 8601. */
  createdAt?: string;
  /** ISO 8601. */
  expiresAt?: string;
}

/** A backup to be made. */
export interface CreateInstanceBackup {
  /** Default: the daemon finds one. */
  name?: string | undefined;
  /** ISO 8601. */
  expiresAt?: string | undefined;
  /** Without its snapshots. */
  instanceOnly?: boolean | undefined;
  /** In the format of the pool's driver. */
  optimizedStorage?: boolean | undefined;
  /** `gzip`, `none` ... */
  compressionAlgorithm?: string | undefined;
}

export const instanceBackups = (instance: string): Collection<LxdInstanceBackup> => ({
  path: path`/1.0/instances/${instance}/backups`,
  one: 'backup',
  extension: 'container_backup',
  writable: [],
  read: reader<LxdInstanceBackup>({
    name: lastPart,
    instanceOnly: flag,
    optimizedStorage: flag,
    createdAt: time,
    expiresAt: time,
  }),
});

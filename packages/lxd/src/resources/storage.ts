import { path } from '@leister/rest';
import {
  type Collection,
  config,
  count,
  flag,
  list,
  type LxdThing,
  named,
  object,
  reader,
  time,
  words,
} from './thing.js';

/** Where volumes are. */
export interface LxdStoragePool extends LxdThing {
  name: string;
  description: string;
  /** `dir`, `zfs`, `btrfs`, `lvm`, `ceph` ... */
  driver: string;
  status: string;
  config: Record<string, string>;
  /** Paths of what uses it. */
  usedBy: string[];
  /** Members of the cluster that have it. */
  locations: string[];
}

/** What a pool is to be. */
export interface UpdateStoragePool {
  description?: string | undefined;
  config?: Readonly<Record<string, string>> | undefined;
}

/** A pool to be made. In a cluster: first once for each member (`useTarget`), then for all. */
export interface CreateStoragePool extends UpdateStoragePool {
  name: string;
  driver: string;
}

/** How full a pool is. */
export interface LxdPoolResources extends LxdThing {
  /** Bytes. */
  space: { used: number; total: number };
  inodes: { used: number; total: number };
}

/** A volume by pool and name. */
export interface VolumeAt {
  pool: string;
  name: string;
  /** `custom`, `container`, `virtual-machine`, `image`. Default `custom`. */
  type?: string | undefined;
}

/** A volume of a pool. */
export interface LxdVolume extends LxdThing {
  name: string;
  description: string;
  /** `custom`, `container`, `virtual-machine`, `image`. */
  type: string;
  /** `filesystem`, `block` or `iso`. */
  contentType: string;
  config: Record<string, string>;
  /** Paths of what uses it. */
  usedBy: string[];
  location: string;
  /** ISO 8601. */
  createdAt?: string;
}

/** What a volume is to be. */
export interface UpdateVolume {
  description?: string | undefined;
  config?: Readonly<Record<string, string>> | undefined;
}

/** A custom volume to be made. */
export interface CreateVolume extends UpdateVolume {
  pool: string;
  name: string;
  /** Default `filesystem`. */
  contentType?: 'filesystem' | 'block' | undefined;
}

/** How full a volume is. */
export interface LxdVolumeState extends LxdThing {
  /** Bytes; undefined where the pool cannot tell. */
  usage: { used: number; total: number } | undefined;
}

/** A snapshot of a volume. */
export interface LxdVolumeSnapshot extends LxdThing {
  name: string;
  description: string;
  config: Record<string, string>;
  contentType: string;
  /** ISO 8601. */
  createdAt?: string;
  /** ISO 8601. */
  expiresAt?: string;
}

/** What a snapshot of a volume is to be. */
export interface UpdateVolumeSnapshot {
  description?: string | undefined;
  /** ISO 8601. */
  expiresAt?: string | undefined;
}

/** A backup of a volume that the daemon keeps. */
export interface LxdVolumeBackup extends LxdThing {
  name: string;
  /** ISO 8601. */
  createdAt?: string;
  /** ISO 8601. */
  expiresAt?: string;
  volumeOnly: boolean;
  optimizedStorage: boolean;
}

/** A backup of a volume to be made. */
export interface CreateVolumeBackup {
  name?: string | undefined;
  /** ISO 8601. */
  expiresAt?: string | undefined;
  /** Without its snapshots. */
  volumeOnly?: boolean | undefined;
  optimizedStorage?: boolean | undefined;
  /** `gzip`, `none` ... */
  compressionAlgorithm?: string | undefined;
}

export const storagePools: Collection<LxdStoragePool> = {
  path: '/1.0/storage-pools',
  one: 'storage pool',
  writable: ['description', 'config'],
  read: reader<LxdStoragePool>({
    name: named,
    description: words,
    driver: words,
    status: words,
    config,
    usedBy: list,
    locations: list,
  }),
};

export const toPoolResources = reader<LxdPoolResources>({ space: share, inodes: share });

function share(value: unknown): { used: number; total: number } {
  const { used, total } = object(value);
  return { used: count(used), total: count(total) };
}

/** Those of one type, or of all. */
export const volumes = (pool: string, type?: string): Collection<LxdVolume> => ({
  path: path`/1.0/storage-pools/${pool}/volumes` + (type === undefined ? '' : path`/${type}`),
  one: 'volume',
  writable: ['description', 'config'],
  read: reader<LxdVolume>({
    name: named,
    description: words,
    type: words,
    contentType: words,
    config,
    usedBy: list,
    location: words,
    createdAt: time,
  }),
});

export const toVolumeState = reader<LxdVolumeState>({
  usage: (value) => (typeof value === 'object' && value !== null ? share(value) : undefined),
});

/** The path of a volume. */
export function volumePath({ pool, name, type = 'custom' }: VolumeAt): string {
  return path`/1.0/storage-pools/${pool}/volumes/${type}/${name}`;
}

export const volumeSnapshots = (volume: VolumeAt): Collection<LxdVolumeSnapshot> => ({
  path: `${volumePath(volume)}/snapshots`,
  one: 'snapshot of a volume',
  writable: ['description', 'expires_at'],
  read: reader<LxdVolumeSnapshot>({
    name: lastPart,
    description: words,
    config,
    contentType: words,
    createdAt: time,
    expiresAt: time,
  }),
});

export const volumeBackups = (volume: VolumeAt): Collection<LxdVolumeBackup> => ({
  path: `${volumePath(volume)}/backups`,
  one: 'backup of a volume',
  extension: 'custom_volume_backup',
  writable: [],
  read: reader<LxdVolumeBackup>({
    name: lastPart,
    createdAt: time,
    expiresAt: time,
    volumeOnly: flag,
    optimizedStorage: flag,
  }),
});

/** Snapshots and backups are called by the name of what they are of as well: `web/snap0`. */
export function lastPart(value: unknown): string {
  const name = named(value);
  return name.slice(name.lastIndexOf('/') + 1);
}

import type { ListResources } from './volume.js';

/** A copy of a volume that is kept elsewhere. */
export interface Backup {
  id: string;
  name: string;
  /** `creating`, `available`, `restoring`, `error` ... */
  status: string;
  raw: unknown;
  volumeId?: string;
  snapshotId?: string;
  /** GiB. */
  size?: number;
  description?: string;
  /** Where it is kept. */
  container?: string;
  objectCount?: number;
  isIncremental?: boolean;
  hasDependents?: boolean;
  failReason?: string;
  availabilityZone?: string;
  metadata?: Record<string, string>;
  /** ISO 8601. */
  created?: string;
  updated?: string;
}

/** Which backups to list. */
export interface ListBackups extends ListResources {
  volumeId?: string | undefined;
}

/** A backup to be made. */
export interface CreateBackup {
  volumeId: string;
  /** Of what the volume held then. */
  snapshotId?: string | undefined;
  name?: string | undefined;
  description?: string | undefined;
  /** Where to keep it. */
  container?: string | undefined;
  /** Only what changed since the last. */
  incremental?: boolean | undefined;
  /** Also of a volume in use. */
  force?: boolean | undefined;
  /** Cinder 3.43. */
  metadata?: Readonly<Record<string, string>> | undefined;
  /** Cinder 3.51. */
  availabilityZone?: string | undefined;
}

/** Where a backup is put back: into a volume, or into a new one. */
export interface RestoreBackup {
  volumeId?: string | undefined;
  /** Of the new one. */
  name?: string | undefined;
}

/** A backup that is being put back. */
export interface RestoredBackup {
  backupId: string;
  volumeId: string;
  volumeName?: string;
  raw: unknown;
}

/** All that another service needs to know of a backup. */
export interface BackupRecord {
  /** The driver that keeps it. */
  service: string;
  /** Opaque. */
  url: string;
}

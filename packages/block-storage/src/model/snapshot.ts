import type { ListResources } from './volume.js';

/** What a volume held at one time. */
export interface Snapshot {
  id: string;
  name: string;
  /** `creating`, `available`, `error` ... */
  status: string;
  raw: unknown;
  volumeId: string;
  /** GiB. */
  size?: number;
  description?: string;
  metadata?: Record<string, string>;
  /** Percent. */
  progress?: number;
  projectId?: string;
  userId?: string;
  /** ISO 8601. */
  created?: string;
  updated?: string;
}

/** Which snapshots to list. */
export interface ListSnapshots extends ListResources {
  volumeId?: string | undefined;
}

/** A snapshot to be made. */
export interface CreateSnapshot {
  volumeId: string;
  name?: string | undefined;
  description?: string | undefined;
  /** Also of a volume in use. Since Cinder 3.66 that is always so. */
  force?: boolean | undefined;
  metadata?: Readonly<Record<string, string>> | undefined;
}

/** What is to be changed of a snapshot or a backup; what is left out stays. */
export interface UpdateResource {
  name?: string | undefined;
  description?: string | undefined;
}

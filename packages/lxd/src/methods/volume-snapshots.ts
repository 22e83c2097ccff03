import type { Acknowledged } from '@leister/compute';
import type { CallOptions, Listing } from '@leister/rest';
import {
  type LxdVolumeSnapshot,
  type UpdateVolumeSnapshot,
  type VolumeAt,
  volumePath,
  volumeSnapshots,
} from '../resources/storage.js';
import { bodyOf } from '../resources/thing.js';
import type { ListOptions, UpdateOptions } from './resources.js';
import { LxdVolumeMethods } from './volumes.js';

/** Snapshots of volumes. */
export abstract class LxdVolumeSnapshotMethods extends LxdVolumeMethods {
  /** The snapshots of a volume. LXD: GET /1.0/storage-pools/{pool}/volumes/{type}/{volume}/snapshots. */
  listVolumeSnapshots(volume: VolumeAt, options?: ListOptions): Listing<LxdVolumeSnapshot> {
    return this.resourceList(() => volumeSnapshots(volume), options);
  }

  /** LXD: GET /1.0/storage-pools/{pool}/volumes/{type}/{volume}/snapshots/{name}. @throws ClientError NOT_FOUND */
  async getVolumeSnapshotDetails(
    volume: VolumeAt,
    name: string,
    options?: CallOptions,
  ): Promise<LxdVolumeSnapshot> {
    return this.resourceGet(volumeSnapshots(volume), name, options);
  }

  /** Changes what is named, and leaves the rest. LXD: PATCH /1.0/storage-pools/{pool}/volumes/{type}/{volume}/snapshots/{name}. @throws ClientError NOT_FOUND */
  async updateVolumeSnapshot(
    volume: VolumeAt,
    name: string,
    changes: UpdateVolumeSnapshot,
    options?: UpdateOptions,
  ): Promise<Acknowledged> {
    return this.resourcePatch(volumeSnapshots(volume), name, bodyOf(changes), options);
  }

  /**
   * Replaces fields by what is made of them as they are, again where somebody else was faster.
   * LXD: GET and PUT /1.0/storage-pools/{pool}/volumes/{type}/{volume}/snapshots/{name}.
   *
   * @param change gives the fields that are to be others, each as a whole
   */
  async modifyVolumeSnapshot(
    volume: VolumeAt,
    name: string,
    change: (current: LxdVolumeSnapshot) => UpdateVolumeSnapshot,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceModify(volumeSnapshots(volume), name, change, options);
  }

  /** LXD: POST /1.0/storage-pools/{pool}/volumes/{type}/{volume}/snapshots/{name}. @throws ClientError CONFLICT for a name in use */
  async renameVolumeSnapshot(
    volume: VolumeAt,
    name: string,
    newName: string,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceRename(volumeSnapshots(volume), name, newName, options);
  }

  /** LXD: DELETE /1.0/storage-pools/{pool}/volumes/{type}/{volume}/snapshots/{name}. @throws ClientError NOT_FOUND */
  async deleteVolumeSnapshot(volume: VolumeAt, name: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceDelete(volumeSnapshots(volume), name, options);
  }

  /** Takes one. LXD: POST /1.0/storage-pools/{pool}/volumes/{type}/{volume}/snapshots. */
  async createVolumeSnapshot(
    volume: VolumeAt,
    snapshot: { name: string; expiresAt?: string | undefined },
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourcePost(volumeSnapshots(volume), bodyOf(snapshot), options);
  }

  /** Makes a volume what it was. LXD: PUT /1.0/storage-pools/{pool}/volumes/{type}/{volume}. @param snapshot its name */
  async restoreVolumeSnapshot(
    volume: VolumeAt,
    snapshot: string,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.change('PUT', volumePath(volume), { restore: snapshot }, options);
  }
}

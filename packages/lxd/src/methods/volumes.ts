import type { Acknowledged } from '@leister/compute';
import { type CallOptions, type Listing } from '@leister/rest';
import {
  type CreateVolume,
  type LxdVolume,
  type LxdVolumeState,
  toVolumeState,
  type UpdateVolume,
  type VolumeAt,
  volumePath,
  volumes,
} from '../resources/storage.js';
import { bodyOf } from '../resources/thing.js';
import type { ListOptions, UpdateOptions } from './resources.js';
import { LxdStoragePoolMethods } from './storage-pools.js';

/** Where a copy of a volume goes. */
export interface CopyVolume {
  pool: string;
  name: string;
  /** Without its snapshots. */
  volumeOnly?: boolean | undefined;
  /** The project of the original, when it is another one. */
  project?: string | undefined;
}

/** Volumes of storage pools. */
export abstract class LxdVolumeMethods extends LxdStoragePoolMethods {
  /** The volumes of a pool, of all types unless one is named. LXD: GET /1.0/storage-pools/{pool}/volumes. */
  listVolumes(pool: string, options: ListOptions & { type?: string | undefined } = {}): Listing<LxdVolume> {
    const { type, ...rest } = options;
    return this.resourceList(() => volumes(pool, type), rest);
  }

  /** LXD: GET /1.0/storage-pools/{pool}/volumes/{type}/{name}. @throws ClientError NOT_FOUND */
  async getVolumeDetails(volume: VolumeAt, options?: CallOptions): Promise<LxdVolume> {
    return this.resourceGet(ofType(volume), volume.name, options);
  }

  /** How full a volume is. LXD: GET /1.0/storage-pools/{pool}/volumes/{type}/{name}/state. */
  getVolumeState(volume: VolumeAt, options?: CallOptions): Promise<LxdVolumeState> {
    return this.readThing(() => `${volumePath(volume)}/state`, toVolumeState, options);
  }

  /** Makes a custom volume. LXD: POST /1.0/storage-pools/{pool}/volumes/custom. @throws ClientError CONFLICT */
  async createVolume({ pool, ...volume }: CreateVolume, options?: CallOptions): Promise<Acknowledged> {
    return this.resourcePost(volumes(pool, 'custom'), bodyOf(volume), options);
  }

  /** Changes what is named, and leaves the rest. LXD: PATCH /1.0/storage-pools/{pool}/volumes/{type}/{name}. */
  async updateVolume(
    volume: VolumeAt,
    changes: UpdateVolume,
    options?: UpdateOptions,
  ): Promise<Acknowledged> {
    return this.resourcePatch(ofType(volume), volume.name, bodyOf(changes), options);
  }

  /**
   * Replaces fields by what is made of them as they are, again where somebody else was faster.
   * LXD: GET and PUT /1.0/storage-pools/{pool}/volumes/{type}/{name}.
   *
   * @param change gives the fields that are to be others, each as a whole
   */
  async modifyVolume(
    volume: VolumeAt,
    change: (current: LxdVolume) => UpdateVolume,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceModify(ofType(volume), volume.name, change, options);
  }

  /** LXD: POST /1.0/storage-pools/{pool}/volumes/{type}/{name}. @throws ClientError CONFLICT for a name in use */
  async renameVolume(volume: VolumeAt, newName: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceRename(ofType(volume), volume.name, newName, options);
  }

  /** Moves a volume to another pool. LXD: POST /1.0/storage-pools/{pool}/volumes/{type}/{name}. */
  async moveVolume(
    volume: VolumeAt,
    to: { pool: string; name?: string | undefined; project?: string | undefined },
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.change('POST', volumePath(volume), bodyOf({ name: volume.name, ...to }), options);
  }

  /** Makes a custom volume of another one, with its snapshots. LXD: POST /1.0/storage-pools/{pool}/volumes/custom. */
  async copyVolume(volume: VolumeAt, copy: CopyVolume, options?: CallOptions): Promise<Acknowledged> {
    const { pool, name, volumeOnly, project } = copy;
    const source = bodyOf({ type: 'copy', pool: volume.pool, name: volume.name, volumeOnly, project });
    return this.resourcePost(volumes(pool, 'custom'), { name, source }, options);
  }

  /** LXD: DELETE /1.0/storage-pools/{pool}/volumes/{type}/{name}. @throws ClientError NOT_FOUND */
  async deleteVolume(volume: VolumeAt, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceDelete(ofType(volume), volume.name, options);
  }
}

function ofType({ pool, type = 'custom' }: VolumeAt): ReturnType<typeof volumes> {
  return volumes(pool, type);
}

import type { Acknowledged } from '@leister/compute';
import { type BodySource, type CallOptions, type Listing, path } from '@leister/rest';
import type { Readable } from 'node:stream';
import {
  type CreateVolumeBackup,
  type LxdVolumeBackup,
  type VolumeAt,
  volumeBackups,
} from '../resources/storage.js';
import { bodyOf } from '../resources/thing.js';
import type { ListOptions, UploadOptions } from './resources.js';
import { LxdVolumeSnapshotMethods } from './volume-snapshots.js';

/** Backups of volumes. */
export abstract class LxdVolumeBackupMethods extends LxdVolumeSnapshotMethods {
  /** The backups of a volume that the daemon keeps. LXD: GET /1.0/storage-pools/{pool}/volumes/{type}/{volume}/backups. */
  listVolumeBackups(volume: VolumeAt, options?: ListOptions): Listing<LxdVolumeBackup> {
    return this.resourceList(() => volumeBackups(volume), options);
  }

  /** LXD: GET /1.0/storage-pools/{pool}/volumes/{type}/{volume}/backups/{name}. @throws ClientError NOT_FOUND */
  async getVolumeBackupDetails(
    volume: VolumeAt,
    name: string,
    options?: CallOptions,
  ): Promise<LxdVolumeBackup> {
    return this.resourceGet(volumeBackups(volume), name, options);
  }

  /** LXD: POST /1.0/storage-pools/{pool}/volumes/{type}/{volume}/backups. @throws ClientError CONFLICT for one that is there already */
  async createVolumeBackup(
    volume: VolumeAt,
    backup: CreateVolumeBackup,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourcePost(volumeBackups(volume), bodyOf(backup), options);
  }

  /** LXD: POST /1.0/storage-pools/{pool}/volumes/{type}/{volume}/backups/{name}. @throws ClientError CONFLICT for a name in use */
  async renameVolumeBackup(
    volume: VolumeAt,
    name: string,
    newName: string,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceRename(volumeBackups(volume), name, newName, options);
  }

  /** LXD: DELETE /1.0/storage-pools/{pool}/volumes/{type}/{volume}/backups/{name}. @throws ClientError NOT_FOUND */
  async deleteVolumeBackup(volume: VolumeAt, name: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceDelete(volumeBackups(volume), name, options);
  }

  /** A backup as a stream. LXD: GET /1.0/storage-pools/{pool}/volumes/{type}/{volume}/backups/{name}/export. */
  async exportVolumeBackup(volume: VolumeAt, name: string, options?: CallOptions): Promise<Readable> {
    return (await this.download(volumeBackups(volume).path + path`/${name}/export`, options)).body;
  }

  /** Makes a custom volume of a backup. LXD: POST /1.0/storage-pools/{pool}/volumes/custom. */
  async importVolume(
    volume: VolumeAt,
    backup: BodySource,
    options: UploadOptions = {},
  ): Promise<Acknowledged> {
    const { pool, name } = volume;
    return this.upload(path`/1.0/storage-pools/${pool}/volumes/custom`, backup, { name }, options);
  }
}

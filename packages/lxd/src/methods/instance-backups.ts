import type { Acknowledged } from '@leister/compute';
import { type BodySource, type CallOptions, type Listing, path } from '@leister/rest';
import type { Readable } from 'node:stream';
import {
  type CreateInstanceBackup,
  instanceBackups,
  type LxdInstanceBackup,
} from '../resources/instances.js';
import { bodyOf } from '../resources/thing.js';
import type { ListOptions, UploadOptions } from './resources.js';
import { LxdInstanceSnapshotMethods } from './instance-snapshots.js';

/** Backups of instances. */
export abstract class LxdInstanceBackupMethods extends LxdInstanceSnapshotMethods {
  /** The backups of an instance that the daemon keeps. LXD: GET /1.0/instances/{instance}/backups. */
  listInstanceBackups(instance: string, options?: ListOptions): Listing<LxdInstanceBackup> {
    return this.resourceList(() => instanceBackups(instance), options);
  }

  /** LXD: GET /1.0/instances/{instance}/backups/{name}. @throws ClientError NOT_FOUND */
  async getInstanceBackupDetails(
    instance: string,
    name: string,
    options?: CallOptions,
  ): Promise<LxdInstanceBackup> {
    return this.resourceGet(instanceBackups(instance), name, options);
  }

  /** LXD: POST /1.0/instances/{instance}/backups. @throws ClientError CONFLICT for one that is there already */
  async createInstanceBackup(
    instance: string,
    backup: CreateInstanceBackup,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourcePost(instanceBackups(instance), bodyOf(backup), options);
  }

  /** LXD: POST /1.0/instances/{instance}/backups/{name}. @throws ClientError CONFLICT for a name in use */
  async renameInstanceBackup(
    instance: string,
    name: string,
    newName: string,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceRename(instanceBackups(instance), name, newName, options);
  }

  /** LXD: DELETE /1.0/instances/{instance}/backups/{name}. @throws ClientError NOT_FOUND */
  async deleteInstanceBackup(instance: string, name: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceDelete(instanceBackups(instance), name, options);
  }

  /** A backup as a stream. LXD: GET /1.0/instances/{instance}/backups/{name}/export. */
  async exportInstanceBackup(instance: string, name: string, options?: CallOptions): Promise<Readable> {
    return (await this.download(instanceBackups(instance).path + path`/${name}/export`, options)).body;
  }

  /**
   * Makes an instance of a backup. LXD: POST /1.0/instances.
   *
   * @param place where it goes and what it is called. Default: as when the backup was made
   * @throws ClientError CONFLICT when an instance has the name
   */
  async importInstance(
    backup: BodySource,
    place: { name?: string | undefined; pool?: string | undefined } = {},
    options: UploadOptions = {},
  ): Promise<Acknowledged> {
    return this.upload('/1.0/instances', backup, { name: place.name, pool: place.pool }, options);
  }
}

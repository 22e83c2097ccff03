import { type Acknowledged, type Sight, snakeCase, type StatusWords, unwrap } from '@leister/openstack';
import { type CallOptions, type Listing, path, type WaitOptions } from '@leister/rest';
import { backups, toBackupRecord, toRestoredBackup } from '../cinder/backups.js';
import { queryOf } from '../cinder/query.js';
import type {
  Backup,
  BackupRecord,
  CreateBackup,
  ListBackups,
  RestoreBackup,
  RestoredBackup,
} from '../model/backup.js';
import type { UpdateResource } from '../model/snapshot.js';
import type { ResetStatus } from '../model/volume.js';
import { VolumeTypeMethods } from './volume-types.js';

/** Backups. Where nothing runs that keeps them, one that is to be made ends in `error`. */
export abstract class BackupMethods extends VolumeTypeMethods {
  /** Cinder: GET /backups/detail. */
  listBackups(filter: ListBackups = {}, options: CallOptions = {}): Listing<Backup> {
    const { detail = true, ...rest } = filter;
    const query = { ...queryOf(rest), ...options.query };
    return this.collectionList(backups, detail ? '/backups/detail' : '/backups', { ...options, query });
  }

  /** Cinder: GET /backups/{id}. @throws ClientError NOT_FOUND */
  async getBackupDetails(id: string, options?: CallOptions): Promise<Backup> {
    return this.collectionGet(backups, id, options);
  }

  /** The backup with an id or a name that no other has. @throws ClientError NOT_FOUND, CONFLICT */
  async findBackup(nameOrId: string, options?: CallOptions): Promise<Backup> {
    return this.findByNameOrId('backup', nameOrId, {
      get: (id) => this.getBackupDetails(id, options),
      list: () => this.listBackups({ name: nameOrId }, options),
    });
  }

  /** Begins to make a backup; see `waitBackupUntil`. Cinder: POST /backups. */
  async createBackup(backup: CreateBackup, options?: CallOptions): Promise<Backup> {
    return this.collectionPost(backups, snakeCase(backup), { ...options, microversion: lowestFor(backup) });
  }

  /** Cinder (3.9): PUT /backups/{id}. */
  async updateBackup(id: string, changes: UpdateResource, options?: CallOptions): Promise<Backup> {
    return this.collectionPut(backups, id, snakeCase(changes), { ...options, microversion: '3.9' });
  }

  /** Begins to delete a backup; see `waitBackupUntil`. Cinder: DELETE /backups/{id}. */
  async deleteBackup(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(backups, id, options);
  }

  /** Begins to put a backup back; see `waitVolumeUntil`. Cinder: POST /backups/{id}/restore. */
  async restoreBackup(id: string, into: RestoreBackup = {}, options?: CallOptions): Promise<RestoredBackup> {
    const call = { ...options, json: { restore: snakeCase(into) } };
    const response = await this.send('POST', path`/backups/${id}/restore`, call);
    return this.readResponse(response, (body) => toRestoredBackup(unwrap(body, 'restore')));
  }

  /** What another service needs to know of a backup. Cinder: GET /backups/{id}/export_record; administrators only. */
  async exportBackup(id: string, options?: CallOptions): Promise<BackupRecord> {
    const response = await this.send('GET', path`/backups/${id}/export_record`, options);
    return this.readResponse(response, (body) => toBackupRecord(unwrap(body, 'backup-record')));
  }

  /** Takes in what another service told of a backup. Cinder: POST /backups/import_record; administrators only. */
  async importBackup({ service, url }: BackupRecord, options?: CallOptions): Promise<Backup> {
    const json = { 'backup-record': { backup_service: service, backup_url: url } };
    return this.readItem(backups, await this.send('POST', '/backups/import_record', { ...options, json }));
  }

  /** Says that a backup is in a status. Cinder: action os-reset_status; administrators only. */
  async resetBackupStatus(
    id: string,
    to: Pick<ResetStatus, 'status'>,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.actAndTell(() => path`/backups/${id}`, { 'os-reset_status': snakeCase(to) }, options);
  }

  /** Waits until a backup is in a status: `available` unless told otherwise. What is gone is in `deleted`. */
  async waitBackupUntil(
    id: string,
    status: StatusWords = 'available',
    options?: WaitOptions<Backup>,
  ): Promise<Backup> {
    return this.waitStatusUntil(this.backupSight(), id, status, options);
  }

  /** Waits while a backup is in a status: `creating` unless told otherwise. */
  async waitBackupWhile(
    id: string,
    status: StatusWords = 'creating',
    options?: WaitOptions<Backup>,
  ): Promise<Backup> {
    return this.waitStatusWhile(this.backupSight(), id, status, options);
  }

  private backupSight(): Sight<Backup> {
    return { kind: 'backup', look: (id, call) => this.getBackupDetails(id, call) };
  }
}

/** The lowest microversion that knows all that is asked for; undefined when any does. */
function lowestFor({ metadata, availabilityZone }: CreateBackup): string | undefined {
  if (availabilityZone !== undefined) return '3.51';
  return metadata === undefined ? undefined : '3.43';
}

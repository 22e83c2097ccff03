import { type Collection, flag, idOf, type Json, number, text, texts } from '@leister/openstack';
import { defined } from '@leister/rest';
import type { Backup, BackupRecord, RestoredBackup } from '../model/backup.js';

export const backups: Collection<Backup> = {
  path: '/backups',
  one: 'backup',
  many: 'backups',
  read: (raw) =>
    defined({
      id: idOf(raw),
      name: text(raw['name']) ?? '',
      status: text(raw['status']) ?? 'unknown',
      raw,
      volumeId: text(raw['volume_id']),
      snapshotId: text(raw['snapshot_id']),
      size: number(raw['size']),
      description: text(raw['description']),
      container: text(raw['container']),
      objectCount: number(raw['object_count']),
      isIncremental: flag(raw['is_incremental']),
      hasDependents: flag(raw['has_dependent_backups']),
      failReason: text(raw['fail_reason']),
      availabilityZone: text(raw['availability_zone']),
      metadata: texts(raw['metadata']),
      created: text(raw['created_at']),
      updated: text(raw['updated_at']),
    }),
};

export function toRestoredBackup(raw: Json): RestoredBackup {
  return defined({
    backupId: idOf(raw, 'backup_id'),
    volumeId: idOf(raw, 'volume_id'),
    volumeName: text(raw['volume_name']),
    raw,
  });
}

export function toBackupRecord(raw: Json): BackupRecord {
  return { service: idOf(raw, 'backup_service'), url: idOf(raw, 'backup_url') };
}

export { BlockStorageClient } from './block-storage-client.js';
export { type BlockStorageClientOptions, BlockStorageWire } from './block-storage-wire.js';
export type { AdministrationMethods } from './methods/administration.js';
export type { AttachmentMethods } from './methods/attachments.js';
export type { BackupMethods } from './methods/backups.js';
export type { SnapshotMethods } from './methods/snapshots.js';
export type { TransferMethods } from './methods/transfers.js';
export type { VolumeActionMethods } from './methods/volume-actions.js';
export type { VolumeTypeMethods } from './methods/volume-types.js';
export type { VolumeMethods } from './methods/volumes.js';
export type {
  AvailabilityZone,
  Limits,
  ListServices,
  Quota,
  QuotaUsage,
  ServiceName,
  StoragePool,
  UserMessage,
  VolumeService,
} from './model/administration.js';
export type { Attachment, Connector, CreateAttachment, ListAttachments } from './model/attachment.js';
export type {
  Backup,
  BackupRecord,
  CreateBackup,
  ListBackups,
  RestoreBackup,
  RestoredBackup,
} from './model/backup.js';
export type { CreateSnapshot, ListSnapshots, Snapshot, UpdateResource } from './model/snapshot.js';
export type { VolumeTransfer } from './model/transfer.js';
export type {
  CreateVolumeType,
  EncryptVolumeType,
  ListVolumeTypes,
  UpdateVolumeType,
  VolumeType,
  VolumeTypeEncryption,
} from './model/volume-type.js';
export type {
  AttachVolume,
  CreateVolume,
  ListResources,
  ListVolumes,
  ResetStatus,
  UpdateVolume,
  UploadVolume,
  UploadedVolume,
  Volume,
  VolumeLink,
  VolumeSummary,
} from './model/volume.js';

export { type JoinOptions, LxdClient } from './lxd-client.js';
export type { LxdClientOptions, LxdConnection, LxdDefaults } from './lxd-connection.js';
export { lxdDialect } from './daemon/lxd-dialect.js';
export { LxdProcess, type WindowSize } from './exec/process.js';
export type { ExecOptions, ExecResult, RunExecOptions, StartExecOptions } from './exec/request.js';
export type {
  FileAttributes,
  LxdFile,
  LxdFileInfo,
  MakeFileOptions,
  PushFilesOptions,
  PutFileOptions,
  TransferOptions,
} from './files/model.js';
export type { LxdExecMethods } from './methods/exec.js';
export type { LxdFlavorMethods } from './methods/flavors.js';
export type { LxdImageMetadataMethods } from './methods/image-metadata.js';
export type { LxdImageMethods } from './methods/images.js';
export type { LxdInstanceFileMethods } from './methods/instance-files.js';
export type { LxdInstanceLogMethods } from './methods/instance-logs.js';
export type { LxdServerActionMethods } from './methods/server-actions.js';
export type { LxdServerAddressMethods } from './methods/server-addresses.js';
export type { LxdServerConsoleMethods } from './methods/server-console.js';
export type { LxdServerMetadataMethods } from './methods/server-metadata.js';
export type { LxdServerTagMethods } from './methods/server-tags.js';
export type { LxdServerVolumeMethods } from './methods/server-volumes.js';
export type { LxdServerWaitMethods } from './methods/server-waits.js';
export type { LxdServerMethods } from './methods/servers.js';
export type {
  ImageRemote,
  LxdCreateServer,
  LxdDevice,
  LxdListServers,
  LxdServer,
  LxdShutdownOptions,
} from './model.js';
export { type LxdOperation, LxdOperationError } from './daemon/operation.js';
export { parseTrustToken, type TrustToken } from './daemon/trust.js';
export type { ApiRequest, ApiResponse } from './lxdapi/answer.js';
export { ApiException, ApiNotFoundException } from './lxdapi/api-exception.js';
export { ApiResult } from './lxdapi/api-result.js';
export { LxdApi, type LxdApiOptions, type LxdApiSettings, type ApiRequestOptions } from './lxdapi/lxd-api.js';
export type { LxdApiPath } from './lxdapi/traversal.js';
export { containerDiff, type ContainerDifference } from './lxdapi/shortcuts/container-config.js';
export {
  type Container,
  containerAbsent,
  containerApply,
  containerApplyConfig,
  containerApplyStatus,
  containerDestroy,
  containerExists,
  containerGet,
  type ShortcutOptions,
} from './lxdapi/shortcuts/containers.js';
export {
  imageAbsent,
  imageAliasPresent,
  imageGet,
  imageGetFingerprint,
  imagePresent,
} from './lxdapi/shortcuts/images.js';
export type { LxdCertificateMethods } from './methods/certificates.js';
export type { LxdClusterMethods } from './methods/cluster.js';
export type { LxdDaemonMethods } from './methods/daemon.js';
export type { LxdEventMethods } from './methods/events.js';
export type { LxdImageAliasMethods } from './methods/image-aliases.js';
export type {
  ImportImage,
  LxdImageExport,
  LxdImageFileMethods,
  MadeImage,
  RemoteImage,
  SplitImage,
} from './methods/image-files.js';
export type { LxdInstanceBackupMethods } from './methods/instance-backups.js';
export type {
  CopyInstance,
  CopyInstanceTo,
  LxdInstanceCopyMethods,
  MoveInstance,
} from './methods/instance-copies.js';
export type { LxdInstanceImageMethods } from './methods/instance-images.js';
export type { LxdInstanceSnapshotMethods } from './methods/instance-snapshots.js';
export type { CreateInstance, InstanceStateChange, LxdInstanceMethods } from './methods/instances.js';
export type { LxdNetworkPartMethods } from './methods/network-parts.js';
export type { LxdNetworkZoneMethods } from './methods/network-zones.js';
export type { LxdNetworkMethods } from './methods/networks.js';
export type { LxdOperationMethods } from './methods/operations.js';
export type { LxdProfileMethods } from './methods/profiles.js';
export type { LxdProjectMethods } from './methods/projects.js';
export type { ListOptions, LxdResourceMethods, UpdateOptions, UploadOptions } from './methods/resources.js';
export type { LxdStoragePoolMethods } from './methods/storage-pools.js';
export type { LxdVolumeBackupMethods } from './methods/volume-backups.js';
export type { LxdVolumeSnapshotMethods } from './methods/volume-snapshots.js';
export type { CopyVolume, LxdVolumeMethods } from './methods/volumes.js';
export type { LxdWarningMethods } from './methods/warnings.js';
export type {
  AddCertificate,
  CreateClusterGroup,
  CreateProject,
  CreateTrustToken,
  LxdCertificate,
  LxdCluster,
  LxdClusterGroup,
  LxdClusterMember,
  LxdDaemon,
  LxdProject,
  LxdProjectState,
  LxdResources,
  LxdWarning,
  UpdateCertificate,
  UpdateCluster,
  UpdateClusterGroup,
  UpdateClusterMember,
  UpdateProject,
} from './resources/administration.js';
export type {
  CreateImageAlias,
  LxdImageAlias,
  LxdImageFile,
  LxdImageRecord,
  UpdateImage,
  UpdateImageAlias,
} from './resources/images.js';
export type {
  CreateInstanceBackup,
  CreateInstanceSnapshot,
  LxdInstance,
  LxdInstanceBackup,
  LxdInstanceSnapshot,
  LxdInstanceState,
  UpdateInstance,
  UpdateInstanceSnapshot,
} from './resources/instances.js';
export type { FormFile } from './resources/multipart.js';
export type {
  CreateNetworkAcl,
  CreateNetworkForward,
  CreateNetworkPeer,
  CreateNetworkZone,
  CreateNetworkZoneRecord,
  LxdAclRule,
  LxdForwardPort,
  LxdNetworkAcl,
  LxdNetworkForward,
  LxdNetworkPeer,
  LxdNetworkZone,
  LxdNetworkZoneRecord,
  LxdZoneEntry,
  UpdateNetworkAcl,
  UpdateNetworkForward,
  UpdateNetworkPeer,
  UpdateNetworkZone,
  UpdateNetworkZoneRecord,
} from './resources/network-parts.js';
export type {
  CreateNetwork,
  LxdLease,
  LxdNetwork,
  LxdNetworkState,
  UpdateNetwork,
} from './resources/networks.js';
export type { CreateProfile, LxdProfile, UpdateProfile } from './resources/profiles.js';
export type {
  CreateStoragePool,
  CreateVolume,
  CreateVolumeBackup,
  LxdPoolResources,
  LxdStoragePool,
  LxdVolume,
  LxdVolumeBackup,
  LxdVolumeSnapshot,
  LxdVolumeState,
  UpdateStoragePool,
  UpdateVolume,
  UpdateVolumeSnapshot,
  VolumeAt,
} from './resources/storage.js';
export type { LxdThing } from './resources/thing.js';
export type { LxdEvent, WatchEventsOptions } from './exec/watch-events.js';

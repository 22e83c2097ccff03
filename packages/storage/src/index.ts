export type { AccountMethods } from './methods/accounts.js';
export type { BulkMethods, DeletedObjects, DeleteObjects } from './methods/bulk.js';
export type { CapabilityMethods } from './methods/capabilities.js';
export type { ContainerMethods, ListContainers } from './methods/containers.js';
export type { CopyMethods, CopyOptions, CopySource } from './methods/copies.js';
export type {
  DownloadContext,
  DownloadedFile,
  DownloadFile,
  FileDownloadMethods,
} from './methods/file-downloads.js';
export type { FileUploadMethods, UploadContext, UploadedFile, UploadFile } from './methods/file-uploads.js';
export type { DownloadFolder, FolderDownloadMethods } from './methods/folder-downloads.js';
export type { FolderUploadMethods, UploadFolder } from './methods/folder-uploads.js';
export type { CreateLargeObject, LargeObjectMethods, Segment } from './methods/large-objects.js';
export type { ListObjects, ObjectChanges, ObjectMethods, ReadObject } from './methods/objects.js';
export type { CreateTemporaryUrl, TemporaryUrlMethods } from './methods/temporary-urls.js';
export type { Download, DownloadObject, TransferMethods, UploadObject } from './methods/transfers.js';
export type { VersionMethods } from './methods/versions.js';
export type { AccountInfo } from './model/account.js';
export type { Capabilities } from './model/capabilities.js';
export type { ContainerEntry, ContainerInfo, ContainerSettings, CreateContainer } from './model/container.js';
export type { ObjectEntry, ObjectInfo, ObjectSettings, StoredObject } from './model/object.js';
export { StorageClient } from './storage-client.js';
export type {
  ObjectPlace,
  StorageCall,
  StorageClientOptions,
  StorageDefaults,
  StorageWire,
} from './storage-wire.js';
export type { Conditions, VersionChoice } from './swift/conditions.js';
export type { HeaderText } from './swift/header-text.js';
export type { Metadata } from './swift/metadata.js';
export { storageDialect } from './swift/storage-dialect.js';
export { signTemporaryUrl, type TemporaryUrl } from './swift/temporary-url.js';
export { placeInFolder } from './transfer/local-path.js';

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

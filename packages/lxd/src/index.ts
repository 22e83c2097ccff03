export { type JoinOptions, LxdClient } from './lxd-client.js';
export type { LxdClientOptions, LxdDefaults } from './lxd-connection.js';
export { lxdDialect } from './daemon/lxd-dialect.js';
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

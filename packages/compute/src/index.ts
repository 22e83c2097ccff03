export { ComputeClient, type CreateServersOptions } from './compute-client.js';
export { type ComputeClientOptions, ComputeWire, type NovaCall } from './compute-wire.js';
export {
  type ComputeFeature,
  computeFeatures,
  type ComputeProfile,
  createServerOptions,
  novaProfile,
} from './features.js';
export { flavorFilter, imageFilter, serverFilter } from './filters.js';
export { pickByNameOrId } from './finding.js';
export type {
  Acknowledged,
  Console,
  CreatedImage,
  Diagnostic,
  Flavor,
  FloatingIp,
  Image,
  Keypair,
  Limits,
  ListFlavors,
  ListImages,
  Nic,
  VolumeAttachment,
} from './model/resources.js';
export type {
  BlockDeviceMapping,
  CreateServer,
  FlavorReference,
  ListServers,
  NetworkRequest,
  PersonalityFile,
  Server,
  ServerAddress,
  ServerFault,
} from './model/server.js';
export { serverStatuses, type ServerStatus, toServerStatus } from './model/status.js';
export { isRecord, type Json, number, record, text, texts } from './nova/read.js';
export type { WaitServerOptions } from './waits/wait-for-servers.js';

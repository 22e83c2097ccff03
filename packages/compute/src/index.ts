export { ComputeClient } from './compute-client.js';
export { type ComputeClientOptions, ComputeWire, type NovaCall, type NovaVerb } from './compute-wire.js';
export {
  type ComputeFeature,
  computeFeatures,
  type ComputeProfile,
  createServerOptions,
  novaProfile,
} from './features.js';
export { flavorFilter, imageFilter, serverFilter } from './filters.js';
export { pickByNameOrId } from './finding.js';
export { refuseOptions } from './refuse-options.js';
export type { AggregateMethods } from './methods/administration/aggregates.js';
export type { AvailabilityZoneMethods } from './methods/administration/availability-zones.js';
export type { ComputeServiceMethods } from './methods/administration/compute-services.js';
export type { FlavorAccessMethods } from './methods/administration/flavor-access.js';
export type { FlavorAdministrationMethods } from './methods/administration/flavor-administration.js';
export type { FlavorExtraSpecMethods } from './methods/administration/flavor-extra-specs.js';
export type { HypervisorMethods } from './methods/administration/hypervisors.js';
export type { MigrationMethods } from './methods/administration/migrations.js';
export type { ServerMigrationMethods } from './methods/administration/server-migration.js';
export type { BeyondNovaMethods } from './methods/beyond-nova.js';
export type { FlavorMethods } from './methods/flavors.js';
export type { FloatingIpMethods } from './methods/floating-ips.js';
export type { ImageMetadataMethods } from './methods/image-metadata.js';
export type { ImageMethods } from './methods/images.js';
export type { KeypairMethods } from './methods/keypairs.js';
export type { LimitMethods } from './methods/limits.js';
export type { QuotaMethods, QuotaOptions, UpdateQuotaOptions } from './methods/quotas.js';
export type { ServerActionLogMethods } from './methods/server-action-log.js';
export type { ServerActionMethods } from './methods/server-actions.js';
export type { ServerAddressMethods } from './methods/server-addresses.js';
export type { ServerConsoleMethods } from './methods/server-console.js';
export type { ServerGroupMethods } from './methods/server-groups.js';
export type { ServerInterfaceMethods } from './methods/server-interfaces.js';
export type { ServerMetadataMethods } from './methods/server-metadata.js';
export type { ServerSecurityGroupMethods } from './methods/server-security-groups.js';
export type { ServerShelvingMethods } from './methods/server-shelving.js';
export type { ServerTagMethods } from './methods/server-tags.js';
export type { ServerVolumeMethods } from './methods/server-volumes.js';
export type { ServerWaitMethods } from './methods/server-waits.js';
export type { ServerMethods, CreateServersOptions } from './methods/servers.js';
export type { UsageMethods } from './methods/usage.js';
export type {
  Aggregate,
  AvailabilityZone,
  ComputeService,
  CreateFlavor,
  CreateServerGroup,
  EvacuateServer,
  Hypervisor,
  HypervisorStatistics,
  ListHypervisors,
  ListMigrations,
  ListServerGroups,
  LiveMigrateServer,
  Migration,
  QuotaDetails,
  Quotas,
  ServerGroup,
  ServerUsage,
  UpdateComputeService,
  Usage,
  UsageTime,
} from './model/administration.js';
export type {
  Acknowledged,
  Console,
  CreatedImage,
  CreateServerImage,
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
  RebuildServer,
  Server,
  ServerAddress,
  ServerFault,
} from './model/server.js';
export type {
  AttachServerInterface,
  AttachVolume,
  CreateServerBackup,
  ListServerActions,
  SecurityGroup,
  ServerAction,
  ServerActionEvent,
  ServerInterface,
  ServerTopology,
  ServerTopologyNode,
  UnshelveServer,
  UpdateServer,
  UpdateVolumeAttachment,
} from './model/server-parts.js';
export { serverStatuses, type ServerStatus, toServerStatus } from './model/status.js';
export { isRecord, type Json, number, record, text, texts } from './nova/read.js';
export type { StatusWords } from './waits/conditions.js';
export type { WaitServerOptions } from './waits/wait-for-servers.js';

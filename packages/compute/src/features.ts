/**
 * The methods of each feature. A cloud has a feature with all its methods or does not have it; `core` every cloud
 * has. The command line, the documentation and the contract suite read this map.
 */
export const computeFeatures = {
  core: ['listServers', 'getServerDetails', 'createServer', 'deleteServer', 'listFlavors', 'listImages'],
  power: ['startServer', 'shutdownServer'],
  reboot: ['rebootServer'],
  pause: ['pauseServer', 'unpauseServer'],
  suspend: ['suspendServer', 'resumeServer'],
  rename: ['updateServerName'],
  metadata: ['getServerMetadata', 'createServerMetadata', 'updateServerMetadata', 'deleteServerMetadata'],
  tags: ['checkTagExists', 'addTag', 'deleteTag', 'listTags', 'replaceTags', 'deleteTags'],
  password: ['changeAdminPassword'],
  resize: ['resizeServer', 'confirmResizeServer', 'revertResizeServer'],
  rebuild: ['rebuildServer'],
  rescue: ['rescueServer', 'unrescueServer'],
  serverImages: ['createServerImage'],
  imageDelete: ['deleteImage'],
  imageMetadata: ['getImageMetadata', 'createImageMetadata', 'updateImageMetadata', 'deleteImageMetadata'],
  nics: ['getServerNics', 'getServerNetworkNics'],
  keypairs: ['listKeypairs', 'getKeypairDetails', 'createKey', 'deleteKeypair'],
  floatingIps: [
    'getFloatingIpPools',
    'getFloatingIps',
    'getFloatingIp',
    'allocFloatingIp',
    'deleteFloatingIp',
  ],
  console: ['getServerConsole'],
  consoleLog: ['getConsoleLog'],
  volumes: [
    'listVolumeAttachments',
    'getVolumeAttachment',
    'attachVolume',
    'deleteVolumeAttachment',
    'detachVolume',
  ],
  firewall: ['setFirewallProfile'],
  reassign: ['reassignServer'],
  stats: ['getServerStats'],
  diagnostics: ['getServerDiagnostics'],
  limits: ['getLimits'],
  update: ['updateServer'],
  shelve: ['shelveServer', 'shelveOffloadServer', 'unshelveServer'],
  lock: ['lockServer', 'unlockServer'],
  backup: ['createServerBackup'],
  crashDump: ['triggerCrashDump'],
  serverPassword: ['getServerPassword', 'clearServerPassword'],
  topology: ['getServerTopology'],
  serverActions: ['listServerActions', 'getServerAction'],
  interfaces: [
    'listServerInterfaces',
    'getServerInterface',
    'attachServerInterface',
    'detachServerInterface',
  ],
  floatingIpAttach: ['attachFloatingIp', 'detachFloatingIp'],
  securityGroups: ['listServerSecurityGroups', 'addServerSecurityGroup', 'removeServerSecurityGroup'],
  volumeUpdate: ['updateVolumeAttachment'],
  serverGroups: ['listServerGroups', 'getServerGroupDetails', 'createServerGroup', 'deleteServerGroup'],
  quotas: ['getQuotas', 'getQuotaDefaults', 'getQuotaDetails', 'updateQuotas', 'deleteQuotas'],
  quotaClasses: ['getQuotaClass', 'updateQuotaClass'],
  usage: ['listUsage', 'getUsage'],
  availabilityZones: ['listAvailabilityZones'],
  migrate: ['migrateServer', 'liveMigrateServer', 'evacuateServer'],
  serverMigrations: [
    'listServerMigrations',
    'getServerMigration',
    'forceCompleteServerMigration',
    'abortServerMigration',
  ],
  migrations: ['listMigrations'],
  resetState: ['resetServerState'],
  aggregates: [
    'listAggregates',
    'getAggregateDetails',
    'createAggregate',
    'updateAggregate',
    'deleteAggregate',
    'addAggregateHost',
    'removeAggregateHost',
    'setAggregateMetadata',
  ],
  aggregateImages: ['cacheAggregateImages'],
  hypervisors: ['listHypervisors', 'getHypervisorDetails'],
  hypervisorStatistics: ['getHypervisorStatistics', 'getHypervisorUptime'],
  computeServices: ['listComputeServices', 'updateComputeService', 'deleteComputeService'],
  flavorAdministration: ['createFlavor', 'deleteFlavor'],
  flavorUpdate: ['updateFlavor'],
  flavorExtraSpecs: [
    'getFlavorExtraSpecs',
    'getFlavorExtraSpec',
    'createFlavorExtraSpecs',
    'updateFlavorExtraSpec',
    'deleteFlavorExtraSpec',
  ],
  flavorAccess: ['listFlavorAccess', 'addFlavorAccess', 'removeFlavorAccess'],
} as const;

/** A feature of the compute family; see {@link computeFeatures}. */
export type ComputeFeature = keyof typeof computeFeatures;

/** What an option of {@link CreateServer} is called; a cloud's own options beside those of the family. */
export const createServerOptions = [
  'metadata',
  'personality',
  'networks',
  'userData',
  'availabilityZone',
  'securityGroups',
  'keyName',
  'tags',
  'adminPassword',
  'configDrive',
  'blockDeviceMapping',
  'description',
  'projectId',
  'schedulerHints',
  'hostname',
  'host',
  'hypervisorHostname',
  'diskConfig',
  'accessIpv4',
  'accessIpv6',
  'trustedImageCertificates',
] as const;

/** What a class of clients is: how it talks to its cloud and what the cloud can do. */
export interface ComputeProfile {
  /** `nova` for clouds that speak OpenStack Compute; any other word closes the door to Nova's requests. */
  wire: string;
  /** `core` goes without saying. */
  features: readonly ComputeFeature[];
  /** Options of `createServer` beside name, flavorId and imageId. One that is not here is refused by name. */
  createOptions: readonly string[];
}

/** What only other clouds have. */
const beyondNova: readonly string[] = ['firewall', 'reassign', 'stats'] satisfies ComputeFeature[];

/** The profile of a real Nova, as far as this client speaks it. */
export const novaProfile: ComputeProfile = {
  wire: 'nova',
  features: (Object.keys(computeFeatures) as ComputeFeature[]).filter(
    (feature) => feature !== 'core' && !beyondNova.includes(feature),
  ),
  createOptions: createServerOptions.filter((option) => option !== 'projectId'),
};

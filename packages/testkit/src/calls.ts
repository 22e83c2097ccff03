import { computeFeatures, type ComputeFeature } from '@leister/compute';
import { administrationCalls } from './calls/administration.js';
import { about, general, type MethodCall } from './calls/method-call.js';
import { serverCalls } from './calls/servers.js';
import type { ContractClient, FeatureMethod } from './contract-client.js';

/** Every method of the core and of all features. The type keeps it whole. */
export const methodCalls: Readonly<Record<FeatureMethod, MethodCall>> = {
  listServers: general((client, _, options) => client.listServers({}, options)),
  getServerDetails: about((client, { id }, options) => client.getServerDetails(id, options)),
  createServer: general((client, { server }, options) => client.createServer(server, options)),
  deleteServer: about((client, { id }, options) => client.deleteServer(id, options)),
  listFlavors: general((client, _, options) => client.listFlavors({}, options)),
  listImages: general((client, _, options) => client.listImages({}, options)),
  startServer: about((client, { id }, options) => client.startServer(id, options)),
  shutdownServer: about((client, { id }, options) => client.shutdownServer(id, options)),
  rebootServer: about((client, { id }, options) => client.rebootServer(id, false, options)),
  pauseServer: about((client, { id }, options) => client.pauseServer(id, options)),
  unpauseServer: about((client, { id }, options) => client.unpauseServer(id, options)),
  suspendServer: about((client, { id }, options) => client.suspendServer(id, options)),
  resumeServer: about((client, { id }, options) => client.resumeServer(id, options)),
  updateServerName: about((client, { id, server }, options) =>
    client.updateServerName(id, server.name, options),
  ),
  getServerMetadata: about((client, { id }, options) => client.getServerMetadata(id, undefined, options)),
  createServerMetadata: about((client, { id }, options) =>
    client.createServerMetadata(id, { key: 'contract', value: '1' }, options),
  ),
  updateServerMetadata: about((client, { id }, options) =>
    client.updateServerMetadata(id, { contract: '1' }, options),
  ),
  deleteServerMetadata: about((client, { id }, options) =>
    client.deleteServerMetadata(id, 'contract', options),
  ),
  checkTagExists: about((client, { id }, options) => client.checkTagExists(id, 'contract', options)),
  addTag: about((client, { id }, options) => client.addTag(id, 'contract', options)),
  deleteTag: about((client, { id }, options) => client.deleteTag(id, 'contract', options)),
  listTags: about((client, { id }, options) => client.listTags(id, options)),
  replaceTags: about((client, { id }, options) => client.replaceTags(id, ['contract'], options)),
  deleteTags: about((client, { id }, options) => client.deleteTags(id, options)),
  changeAdminPassword: about((client, { id }, options) =>
    client.changeAdminPassword(id, 'Contract-7-word', options),
  ),
  resizeServer: about((client, { id, server }, options) => client.resizeServer(id, server.flavorId, options)),
  confirmResizeServer: about((client, { id }, options) => client.confirmResizeServer(id, options)),
  revertResizeServer: about((client, { id }, options) => client.revertResizeServer(id, options)),
  rebuildServer: about((client, { id, server: { imageId } }, options) =>
    client.rebuildServer(id, imageId === undefined ? {} : { imageId }, options),
  ),
  rescueServer: about((client, { id }, options) => client.rescueServer(id, undefined, options)),
  unrescueServer: about((client, { id }, options) => client.unrescueServer(id, options)),
  createServerImage: about((client, { id, server }, options) =>
    client.createServerImage(id, { name: server.name }, options),
  ),
  deleteImage: about((client, { id }, options) => client.deleteImage(id, options)),
  getImageMetadata: about((client, { id }, options) => client.getImageMetadata(id, undefined, options)),
  createImageMetadata: about((client, { id }, options) =>
    client.createImageMetadata(id, { key: 'contract', value: '1' }, options),
  ),
  updateImageMetadata: about((client, { id }, options) =>
    client.updateImageMetadata(id, { contract: '1' }, options),
  ),
  deleteImageMetadata: about((client, { id }, options) =>
    client.deleteImageMetadata(id, 'contract', options),
  ),
  getServerNics: about((client, { id }, options) => client.getServerNics(id, options)),
  getServerNetworkNics: about((client, { id }, options) =>
    client.getServerNetworkNics(id, 'contract', options),
  ),
  listKeypairs: general((client, _, options) => client.listKeypairs(options)),
  getKeypairDetails: about((client, { id }, options) => client.getKeypairDetails(id, options)),
  createKey: general((client, { server }, options) => client.createKey(server.name, undefined, options)),
  deleteKeypair: about((client, { id }, options) => client.deleteKeypair(id, options)),
  getFloatingIpPools: general((client, _, options) => client.getFloatingIpPools(options)),
  getFloatingIps: general((client, _, options) => client.getFloatingIps(options)),
  getFloatingIp: about((client, { id }, options) => client.getFloatingIp(id, options)),
  allocFloatingIp: general((client, _, options) => client.allocFloatingIp(undefined, options)),
  deleteFloatingIp: about((client, { id }, options) => client.deleteFloatingIp(id, options)),
  getServerConsole: about((client, { id }, options) => client.getServerConsole(id, undefined, options)),
  getConsoleLog: about((client, { id }, options) => client.getConsoleLog(id, undefined, options)),
  listVolumeAttachments: about((client, { id }, options) => client.listVolumeAttachments(id, options)),
  getVolumeAttachment: about((client, { id, volumeId }, options) =>
    client.getVolumeAttachment(id, volumeId, options),
  ),
  attachVolume: about((client, { id, volumeId }, options) => client.attachVolume(id, volumeId, options)),
  deleteVolumeAttachment: about((client, { id, volumeId }, options) =>
    client.deleteVolumeAttachment(id, volumeId, options),
  ),
  detachVolume: about((client, { id, volumeId }, options) => client.detachVolume(id, volumeId, options)),
  setFirewallProfile: about((client, { id }, options) =>
    client.setFirewallProfile(id, { profile: 'ENABLED', portId: 'contract' }, options),
  ),
  reassignServer: about((client, { id }, options) => client.reassignServer(id, 'contract', options)),
  getServerStats: about((client, { id }, options) => client.getServerStats(id, options)),
  getServerDiagnostics: about((client, { id }, options) => client.getServerDiagnostics(id, options)),
  getLimits: general((client, _, options) => client.getLimits(options)),
  ...serverCalls,
  ...administrationCalls,
};

/** Methods of ComputeClient's own that are made of other public methods: no subclass has to write them again. */
export const builtOnOthers: readonly FeatureMethod[] = ['detachVolume'];

/** The methods of one feature. */
export function methodsOf(feature: ComputeFeature): readonly FeatureMethod[] {
  return computeFeatures[feature];
}

/** The methods that a client has, by the features it says it has. */
export function supportedMethods(client: ContractClient): FeatureMethod[] {
  return allFeatures.filter((feature) => client.supports(feature)).flatMap(methodsOf);
}

/** All features there are, the core first. */
export const allFeatures = Object.keys(computeFeatures) as readonly ComputeFeature[];

import type { FeatureMethod } from '../contract-client.js';
import { about, general, type MethodCall } from './method-call.js';

/** What can be done to servers and their parts beyond what most clouds have. */
export const serverCalls = {
  updateServer: about((client, { id }, options) =>
    client.updateServer(id, { description: 'contract' }, options),
  ),
  shelveServer: about((client, { id }, options) => client.shelveServer(id, options)),
  shelveOffloadServer: about((client, { id }, options) => client.shelveOffloadServer(id, options)),
  unshelveServer: about((client, { id }, options) => client.unshelveServer(id, {}, options)),
  lockServer: about((client, { id }, options) => client.lockServer(id, undefined, options)),
  unlockServer: about((client, { id }, options) => client.unlockServer(id, options)),
  createServerBackup: about((client, { id, server }, options) =>
    client.createServerBackup(id, { name: server.name, type: 'daily', rotation: 1 }, options),
  ),
  triggerCrashDump: about((client, { id }, options) => client.triggerCrashDump(id, options)),
  getServerPassword: about((client, { id }, options) => client.getServerPassword(id, options)),
  clearServerPassword: about((client, { id }, options) => client.clearServerPassword(id, options)),
  getServerTopology: about((client, { id }, options) => client.getServerTopology(id, options)),
  listServerActions: about((client, { id }, options) => client.listServerActions(id, {}, options)),
  getServerAction: about((client, { id }, options) => client.getServerAction(id, 'req-contract', options)),
  listServerInterfaces: about((client, { id }, options) => client.listServerInterfaces(id, options)),
  getServerInterface: about((client, { id }, options) => client.getServerInterface(id, unknownId, options)),
  attachServerInterface: about((client, { id }, options) =>
    client.attachServerInterface(id, { networkId: unknownId }, options),
  ),
  detachServerInterface: about((client, { id }, options) =>
    client.detachServerInterface(id, unknownId, options),
  ),
  attachFloatingIp: about((client, { id }, options) =>
    client.attachFloatingIp(id, { address: '192.0.2.7' }, options),
  ),
  detachFloatingIp: about((client, { id }, options) => client.detachFloatingIp(id, '192.0.2.7', options)),
  listServerSecurityGroups: about((client, { id }, options) => client.listServerSecurityGroups(id, options)),
  addServerSecurityGroup: about((client, { id }, options) =>
    client.addServerSecurityGroup(id, 'default', options),
  ),
  removeServerSecurityGroup: about((client, { id }, options) =>
    client.removeServerSecurityGroup(id, 'default', options),
  ),
  updateVolumeAttachment: about((client, { id, volumeId }, options) =>
    client.updateVolumeAttachment(id, volumeId, { deleteOnTermination: true }, options),
  ),
  migrateServer: about((client, { id }, options) => client.migrateServer(id, undefined, options)),
  liveMigrateServer: about((client, { id }, options) => client.liveMigrateServer(id, {}, options)),
  evacuateServer: about((client, { id }, options) => client.evacuateServer(id, {}, options)),
  resetServerState: about((client, { id }, options) => client.resetServerState(id, 'active', options)),
  listServerMigrations: about((client, { id }, options) => client.listServerMigrations(id, options)),
  getServerMigration: about((client, { id }, options) => client.getServerMigration(id, '1', options)),
  forceCompleteServerMigration: about((client, { id }, options) =>
    client.forceCompleteServerMigration(id, '1', options),
  ),
  abortServerMigration: about((client, { id }, options) => client.abortServerMigration(id, '1', options)),
  listMigrations: general((client, _, options) => client.listMigrations({}, options)),
} as const satisfies Partial<Record<FeatureMethod, MethodCall>>;

/** Of something other than the server, of the right shape. */
const unknownId = '7e1a5704-0000-4000-8000-0000000000ff';

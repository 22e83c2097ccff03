import type { FeatureMethod } from '../contract-client.js';
import { about, general, type MethodCall } from './method-call.js';

/** About a project or a class of quotas: for one that is not there, clouds give the defaults, or nothing. */
const ofProject = general;

/** Aggregates are counted. */
const aggregate = '987654321';

/** What is there beside servers, most of it for administrators. */
export const administrationCalls = {
  listServerGroups: general((client, _, options) => client.listServerGroups({}, options)),
  getServerGroupDetails: about((client, { id }, options) => client.getServerGroupDetails(id, options)),
  createServerGroup: general((client, { server: { name } }, options) =>
    client.createServerGroup({ name, policy: 'affinity' }, options),
  ),
  deleteServerGroup: about((client, { id }, options) => client.deleteServerGroup(id, options)),
  getQuotas: ofProject((client, { id }, options) => client.getQuotas(id, options)),
  getQuotaDefaults: ofProject((client, { id }, options) => client.getQuotaDefaults(id, options)),
  getQuotaDetails: ofProject((client, { id }, options) => client.getQuotaDetails(id, options)),
  updateQuotas: ofProject((client, { id }, options) => client.updateQuotas(id, { cores: 1 }, options)),
  deleteQuotas: ofProject((client, { id }, options) => client.deleteQuotas(id, options)),
  getQuotaClass: ofProject((client, { id }, options) => client.getQuotaClass(id, options)),
  updateQuotaClass: ofProject((client, { id }, options) =>
    client.updateQuotaClass(id, { cores: 1 }, options),
  ),
  listUsage: general((client, _, options) => client.listUsage({}, options)),
  getUsage: ofProject((client, { id }, options) => client.getUsage(id, {}, options)),
  listAvailabilityZones: general((client, _, options) => client.listAvailabilityZones({}, options)),
  listAggregates: general((client, _, options) => client.listAggregates(options)),
  getAggregateDetails: general((client, _, options) => client.getAggregateDetails(aggregate, options)),
  createAggregate: general((client, { server: { name } }, options) =>
    client.createAggregate({ name }, options),
  ),
  updateAggregate: general((client, { server: { name } }, options) =>
    client.updateAggregate(aggregate, { name }, options),
  ),
  deleteAggregate: general((client, _, options) => client.deleteAggregate(aggregate, options)),
  addAggregateHost: general((client, _, options) => client.addAggregateHost(aggregate, 'contract', options)),
  removeAggregateHost: general((client, _, options) =>
    client.removeAggregateHost(aggregate, 'contract', options),
  ),
  setAggregateMetadata: general((client, _, options) =>
    client.setAggregateMetadata(aggregate, { contract: '1' }, options),
  ),
  cacheAggregateImages: general((client, _, options) =>
    client.cacheAggregateImages(aggregate, [unknownImage], options),
  ),
  listHypervisors: general((client, _, options) => client.listHypervisors({}, options)),
  getHypervisorDetails: about((client, { id }, options) => client.getHypervisorDetails(id, options)),
  getHypervisorStatistics: general((client, _, options) => client.getHypervisorStatistics(options)),
  getHypervisorUptime: about((client, { id }, options) => client.getHypervisorUptime(id, options)),
  listComputeServices: general((client, _, options) => client.listComputeServices({}, options)),
  updateComputeService: about((client, { id }, options) =>
    client.updateComputeService(id, { status: 'enabled' }, options),
  ),
  deleteComputeService: about((client, { id }, options) => client.deleteComputeService(id, options)),
  createFlavor: general((client, { server: { name } }, options) =>
    client.createFlavor({ name, vcpus: 1, ram: 64, disk: 0 }, options),
  ),
  updateFlavor: about((client, { id }, options) => client.updateFlavor(id, { description: 'c' }, options)),
  deleteFlavor: about((client, { id }, options) => client.deleteFlavor(id, options)),
  getFlavorExtraSpecs: about((client, { id }, options) => client.getFlavorExtraSpecs(id, options)),
  getFlavorExtraSpec: about((client, { id }, options) => client.getFlavorExtraSpec(id, 'hw:x', options)),
  createFlavorExtraSpecs: about((client, { id }, options) =>
    client.createFlavorExtraSpecs(id, { contract: '1' }, options),
  ),
  updateFlavorExtraSpec: about((client, { id }, options) =>
    client.updateFlavorExtraSpec(id, { key: 'contract', value: '1' }, options),
  ),
  deleteFlavorExtraSpec: about((client, { id }, options) =>
    client.deleteFlavorExtraSpec(id, 'contract', options),
  ),
  listFlavorAccess: about((client, { id }, options) => client.listFlavorAccess(id, options)),
  addFlavorAccess: ofProject((client, { id }, options) => client.addFlavorAccess(id, 'contract', options)),
  removeFlavorAccess: ofProject((client, { id }, options) =>
    client.removeFlavorAccess(id, 'contract', options),
  ),
} as const satisfies Partial<Record<FeatureMethod, MethodCall>>;

const unknownImage = '7e1a5704-0000-4000-8000-0000000000ff';

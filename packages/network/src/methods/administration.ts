import { type Acknowledged, snakeCase } from '@leister/openstack';
import type { CallOptions, Listing } from '@leister/rest';
import type {
  CreateRbacPolicy,
  IpAvailability,
  ListAgents,
  ListRbacPolicies,
  NetworkAgent,
  NetworkExtension,
  NetworkZone,
  RbacPolicy,
} from '../model/administration.js';
import { agents, extensions, ipAvailabilities, rbacPolicies, zones } from '../neutron/administration.js';
import { queryOf } from '../neutron/query.js';
import { QuotaMethods } from './quotas.js';

const policyNames = { targetProject: 'target_tenant' };

/** The service itself, and who may use what. */
export abstract class AdministrationMethods extends QuotaMethods {
  /** Neutron: GET /rbac-policies. */
  listRbacPolicies(filter: ListRbacPolicies = {}, options: CallOptions = {}): Listing<RbacPolicy> {
    const query = { ...queryOf(filter, policyNames), ...options.query };
    return this.collectionList(rbacPolicies, rbacPolicies.path, { ...options, query });
  }

  /** Neutron: GET /rbac-policies/{id}. @throws ClientError NOT_FOUND */
  async getRbacPolicyDetails(id: string, options?: CallOptions): Promise<RbacPolicy> {
    return this.collectionGet(rbacPolicies, id, options);
  }

  /** Lets another project use something. Neutron: POST /rbac-policies. */
  async createRbacPolicy(policy: CreateRbacPolicy, options?: CallOptions): Promise<RbacPolicy> {
    return this.collectionPost(rbacPolicies, snakeCase(policy, policyNames), options);
  }

  /** Neutron: PUT /rbac-policies/{id}. @param targetProject who may use it instead */
  async updateRbacPolicy(id: string, targetProject: string, options?: CallOptions): Promise<RbacPolicy> {
    return this.collectionPut(rbacPolicies, id, { target_tenant: targetProject }, options);
  }

  /** Neutron: DELETE /rbac-policies/{id}. @throws ClientError CONFLICT while it is made use of */
  async deleteRbacPolicy(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(rbacPolicies, id, options);
  }

  /** Neutron: GET /agents; administrators only. */
  listAgents(filter: ListAgents = {}, options: CallOptions = {}): Listing<NetworkAgent> {
    const query = { ...queryOf(filter, { type: 'agent_type' }), ...options.query };
    return this.collectionList(agents, agents.path, { ...options, query });
  }

  /** Neutron: GET /agents/{id}; administrators only. @throws ClientError NOT_FOUND */
  async getAgentDetails(id: string, options?: CallOptions): Promise<NetworkAgent> {
    return this.collectionGet(agents, id, options);
  }

  /** Neutron: PUT /agents/{id}; administrators only. */
  async updateAgent(
    id: string,
    changes: { adminStateUp?: boolean; description?: string },
    options?: CallOptions,
  ): Promise<NetworkAgent> {
    return this.collectionPut(agents, id, snakeCase(changes), options);
  }

  /** Forgets an agent that runs no more. Neutron: DELETE /agents/{id}; administrators only. */
  async deleteAgent(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(agents, id, options);
  }

  /** What the service can do beyond its core. Neutron: GET /extensions. */
  listExtensions(options?: CallOptions): Listing<NetworkExtension> {
    return this.collectionList(extensions, extensions.path, options);
  }

  /** Neutron: GET /extensions/{alias}. @throws ClientError NOT_FOUND where it cannot */
  getExtensionDetails(alias: string, options?: CallOptions): Promise<NetworkExtension> {
    return this.collectionGet(extensions, alias, options);
  }

  /** Neutron: GET /availability_zones. */
  listAvailabilityZones(options?: CallOptions): Listing<NetworkZone> {
    return this.collectionList(zones, zones.path, options);
  }

  /** How many addresses are taken. Neutron: GET /network-ip-availabilities; administrators only. */
  listIpAvailabilities(options?: CallOptions): Listing<IpAvailability> {
    return this.collectionList(ipAvailabilities, ipAvailabilities.path, options);
  }
}

import { type Acknowledged, snakeCase } from '@leister/openstack';
import type { CallOptions, Listing } from '@leister/rest';
import type {
  AddressScope,
  CreateAddressScope,
  CreateSubnetPool,
  ListAddressScopes,
  ListSubnetPools,
  SubnetPool,
  UpdateSubnetPool,
} from '../model/pools.js';
import { addressScopes, subnetPoolBody, subnetPools } from '../neutron/pools.js';
import { queryOf } from '../neutron/query.js';
import { SecurityGroupMethods } from './security-groups.js';

/** Pools of addresses, and the scopes in which they do not overlap. */
export abstract class PoolMethods extends SecurityGroupMethods {
  /** Neutron: GET /subnetpools. */
  listSubnetPools(filter: ListSubnetPools = {}, options: CallOptions = {}): Listing<SubnetPool> {
    const query = { ...queryOf(filter), ...options.query };
    return this.collectionList(subnetPools, subnetPools.path, { ...options, query });
  }

  /** Neutron: GET /subnetpools/{id}. @throws ClientError NOT_FOUND */
  async getSubnetPoolDetails(id: string, options?: CallOptions): Promise<SubnetPool> {
    return this.collectionGet(subnetPools, id, options);
  }

  /** The pool with an id or a name that no other has. @throws ClientError NOT_FOUND, CONFLICT */
  async findSubnetPool(nameOrId: string, options?: CallOptions): Promise<SubnetPool> {
    return this.findByNameOrId('subnet pool', nameOrId, {
      get: (id) => this.getSubnetPoolDetails(id, options),
      list: () => this.listSubnetPools({ name: nameOrId }, options),
    });
  }

  /** Neutron: POST /subnetpools. */
  async createSubnetPool(pool: CreateSubnetPool, options?: CallOptions): Promise<SubnetPool> {
    return this.collectionPost(subnetPools, subnetPoolBody(pool), options);
  }

  /** Neutron: PUT /subnetpools/{id}. */
  async updateSubnetPool(id: string, changes: UpdateSubnetPool, options?: CallOptions): Promise<SubnetPool> {
    return this.collectionPut(subnetPools, id, subnetPoolBody(changes), options);
  }

  /** Neutron: DELETE /subnetpools/{id}. @throws ClientError CONFLICT while subnets are of it */
  async deleteSubnetPool(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(subnetPools, id, options);
  }

  /** Neutron: GET /address-scopes. */
  listAddressScopes(filter: ListAddressScopes = {}, options: CallOptions = {}): Listing<AddressScope> {
    const query = { ...queryOf(filter), ...options.query };
    return this.collectionList(addressScopes, addressScopes.path, { ...options, query });
  }

  /** Neutron: GET /address-scopes/{id}. @throws ClientError NOT_FOUND */
  async getAddressScopeDetails(id: string, options?: CallOptions): Promise<AddressScope> {
    return this.collectionGet(addressScopes, id, options);
  }

  /** Neutron: POST /address-scopes. */
  async createAddressScope(scope: CreateAddressScope, options?: CallOptions): Promise<AddressScope> {
    return this.collectionPost(addressScopes, snakeCase(scope), options);
  }

  /** Neutron: PUT /address-scopes/{id}. @param changes what is shared once stays so */
  async updateAddressScope(
    id: string,
    changes: { name?: string; shared?: boolean },
    options?: CallOptions,
  ): Promise<AddressScope> {
    return this.collectionPut(addressScopes, id, snakeCase(changes), options);
  }

  /** Neutron: DELETE /address-scopes/{id}. @throws ClientError CONFLICT while pools are in it */
  async deleteAddressScope(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(addressScopes, id, options);
  }
}

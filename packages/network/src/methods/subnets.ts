import type { Acknowledged } from '@leister/openstack';
import type { CallOptions, Listing } from '@leister/rest';
import type { CreateSubnet, ListSubnets, Subnet, UpdateSubnet } from '../model/subnet.js';
import { queryOf } from '../neutron/query.js';
import { newSubnetBody, subnetBody, subnetNames, subnets } from '../neutron/subnets.js';
import { NetworkMethods } from './networks.js';

/** Subnets. */
export abstract class SubnetMethods extends NetworkMethods {
  /** Neutron: GET /subnets. */
  listSubnets(filter: ListSubnets = {}, options: CallOptions = {}): Listing<Subnet> {
    const query = { ...queryOf(filter, subnetNames), ...options.query };
    return this.collectionList(subnets, subnets.path, { ...options, query });
  }

  /** Neutron: GET /subnets/{id}. @throws ClientError NOT_FOUND */
  async getSubnetDetails(id: string, options?: CallOptions): Promise<Subnet> {
    return this.collectionGet(subnets, id, options);
  }

  /** The subnet with an id or a name that no other has. @throws ClientError NOT_FOUND, CONFLICT */
  async findSubnet(nameOrId: string, options?: CallOptions): Promise<Subnet> {
    return this.findByNameOrId('subnet', nameOrId, {
      get: (id) => this.getSubnetDetails(id, options),
      list: () => this.listSubnets({ name: nameOrId }, options),
    });
  }

  /** Neutron: POST /subnets. @throws ClientError BAD_REQUEST when it overlaps another of the network */
  async createSubnet(subnet: CreateSubnet, options?: CallOptions): Promise<Subnet> {
    return this.collectionPost(subnets, newSubnetBody(subnet), options);
  }

  /** Makes all of them or none. Neutron: POST /subnets. */
  async createSubnets(many: readonly CreateSubnet[], options?: CallOptions): Promise<Subnet[]> {
    return this.collectionPostMany(subnets, many, newSubnetBody, options);
  }

  /** Neutron: PUT /subnets/{id}. */
  async updateSubnet(id: string, changes: UpdateSubnet, options?: CallOptions): Promise<Subnet> {
    return this.collectionPut(subnets, id, subnetBody(changes), options);
  }

  /** Neutron: DELETE /subnets/{id}. @throws ClientError CONFLICT while addresses of it are in use */
  async deleteSubnet(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(subnets, id, options);
  }
}

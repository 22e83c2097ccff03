import { type Acknowledged, CollectionClient } from '@leister/openstack';
import type { CallOptions, Listing } from '@leister/rest';
import type { CreateNetwork, ListNetworks, Network, UpdateNetwork } from '../model/network.js';
import { networkBody, networkNames, networks } from '../neutron/networks.js';
import { queryOf } from '../neutron/query.js';

/** Networks. */
export abstract class NetworkMethods extends CollectionClient {
  /** The networks that the caller may see. Neutron: GET /networks. */
  listNetworks(filter: ListNetworks = {}, options: CallOptions = {}): Listing<Network> {
    const query = { ...queryOf(filter, networkNames), ...options.query };
    return this.collectionList(networks, networks.path, { ...options, query });
  }

  /** Neutron: GET /networks/{id}. @throws ClientError NOT_FOUND */
  async getNetworkDetails(id: string, options?: CallOptions): Promise<Network> {
    return this.collectionGet(networks, id, options);
  }

  /** The network with an id or a name that no other has. @throws ClientError NOT_FOUND, CONFLICT */
  async findNetwork(nameOrId: string, options?: CallOptions): Promise<Network> {
    return this.findByNameOrId('network', nameOrId, {
      get: (id) => this.getNetworkDetails(id, options),
      list: () => this.listNetworks({ name: nameOrId }, options),
    });
  }

  /** Neutron: POST /networks. @throws ClientError OVER_LIMIT */
  async createNetwork(network: CreateNetwork, options?: CallOptions): Promise<Network> {
    return this.collectionPost(networks, networkBody(network), options);
  }

  /** Makes all of them or none. Neutron: POST /networks. */
  async createNetworks(many: readonly CreateNetwork[], options?: CallOptions): Promise<Network[]> {
    return this.collectionPostMany(networks, many, networkBody, options);
  }

  /** Neutron: PUT /networks/{id}. */
  async updateNetwork(id: string, changes: UpdateNetwork, options?: CallOptions): Promise<Network> {
    return this.collectionPut(networks, id, networkBody(changes), options);
  }

  /** Neutron: DELETE /networks/{id}. @throws ClientError CONFLICT while ports are in use on it */
  async deleteNetwork(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(networks, id, options);
  }
}

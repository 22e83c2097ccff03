import type { Acknowledged } from '@leister/compute';
import { type CallOptions, type Listing, path } from '@leister/rest';
import {
  type CreateNetwork,
  type LxdLease,
  type LxdNetwork,
  type LxdNetworkState,
  networks,
  toLease,
  toNetworkState,
  type UpdateNetwork,
} from '../resources/networks.js';
import { bodyOf } from '../resources/thing.js';
import type { ListOptions, UpdateOptions } from './resources.js';
import { LxdProfileMethods } from './profiles.js';

/** Networks. */
export abstract class LxdNetworkMethods extends LxdProfileMethods {
  /** Networks, those of the host included. LXD: GET /1.0/networks. */
  listNetworks(options?: ListOptions): Listing<LxdNetwork> {
    return this.resourceList(() => networks, options);
  }

  /** LXD: GET /1.0/networks/{name}. @throws ClientError NOT_FOUND */
  async getNetworkDetails(name: string, options?: CallOptions): Promise<LxdNetwork> {
    return this.resourceGet(networks, name, options);
  }

  /** LXD: POST /1.0/networks. @throws ClientError CONFLICT for one that is there already */
  async createNetwork(network: CreateNetwork, options?: CallOptions): Promise<Acknowledged> {
    return this.resourcePost(networks, bodyOf(network), options);
  }

  /** Changes what is named, and leaves the rest. LXD: PATCH /1.0/networks/{name}. @throws ClientError NOT_FOUND */
  async updateNetwork(name: string, changes: UpdateNetwork, options?: UpdateOptions): Promise<Acknowledged> {
    return this.resourcePatch(networks, name, bodyOf(changes), options);
  }

  /**
   * Replaces fields by what is made of them as they are, again where somebody else was faster.
   * LXD: GET and PUT /1.0/networks/{name}.
   *
   * @param change gives the fields that are to be others, each as a whole
   */
  async modifyNetwork(
    name: string,
    change: (current: LxdNetwork) => UpdateNetwork,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceModify(networks, name, change, options);
  }

  /** LXD: POST /1.0/networks/{name}. @throws ClientError CONFLICT for a name in use */
  async renameNetwork(name: string, newName: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceRename(networks, name, newName, options);
  }

  /** LXD: DELETE /1.0/networks/{name}. @throws ClientError NOT_FOUND */
  async deleteNetwork(name: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceDelete(networks, name, options);
  }

  /** What a network does at the moment. LXD: GET /1.0/networks/{name}/state. */
  getNetworkState(name: string, options?: CallOptions): Promise<LxdNetworkState> {
    return this.readThing(() => path`/1.0/networks/${name}/state`, toNetworkState, options);
  }

  /** The addresses that a network has given out. LXD: GET /1.0/networks/{name}/leases. */
  listNetworkLeases(name: string, options: CallOptions = {}): Listing<LxdLease> {
    return this.listThings(() => path`/1.0/networks/${name}/leases`, toLease, options);
  }
}

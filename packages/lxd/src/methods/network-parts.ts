import type { Acknowledged } from '@leister/compute';
import { type CallOptions, type Listing, path } from '@leister/rest';
import {
  aclBody,
  type CreateNetworkAcl,
  type CreateNetworkForward,
  type CreateNetworkPeer,
  forwardBody,
  type LxdNetworkAcl,
  type LxdNetworkForward,
  type LxdNetworkPeer,
  networkAcls,
  networkForwards,
  networkPeers,
  type UpdateNetworkAcl,
  type UpdateNetworkForward,
  type UpdateNetworkPeer,
} from '../resources/network-parts.js';
import type { Readable } from 'node:stream';
import { bodyOf } from '../resources/thing.js';
import type { ListOptions, UpdateOptions } from './resources.js';
import { LxdNetworkMethods } from './networks.js';

/** What belongs to networks: forwards, peers, ACLs. */
export abstract class LxdNetworkPartMethods extends LxdNetworkMethods {
  /** The forwards of a network. LXD: GET /1.0/networks/{network}/forwards. */
  listNetworkForwards(network: string, options?: ListOptions): Listing<LxdNetworkForward> {
    return this.resourceList(() => networkForwards(network), options);
  }

  /** LXD: GET /1.0/networks/{network}/forwards/{listenAddress}. @throws ClientError NOT_FOUND */
  async getNetworkForwardDetails(
    network: string,
    listenAddress: string,
    options?: CallOptions,
  ): Promise<LxdNetworkForward> {
    return this.resourceGet(networkForwards(network), listenAddress, options);
  }

  /** LXD: POST /1.0/networks/{network}/forwards. @throws ClientError CONFLICT for one that is there already */
  async createNetworkForward(
    network: string,
    forward: CreateNetworkForward,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourcePost(networkForwards(network), bodyOf(forwardBody(forward)), options);
  }

  /** Changes what is named, and leaves the rest. LXD: PATCH /1.0/networks/{network}/forwards/{listenAddress}. @throws ClientError NOT_FOUND */
  async updateNetworkForward(
    network: string,
    listenAddress: string,
    changes: UpdateNetworkForward,
    options?: UpdateOptions,
  ): Promise<Acknowledged> {
    return this.resourcePatch(networkForwards(network), listenAddress, bodyOf(forwardBody(changes)), options);
  }

  /**
   * Replaces fields by what is made of them as they are, again where somebody else was faster.
   * LXD: GET and PUT /1.0/networks/{network}/forwards/{listenAddress}.
   *
   * @param change gives the fields that are to be others, each as a whole
   */
  async modifyNetworkForward(
    network: string,
    listenAddress: string,
    change: (current: LxdNetworkForward) => UpdateNetworkForward,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceModify(
      networkForwards(network),
      listenAddress,
      (current) => forwardBody(change(current)),
      options,
    );
  }

  /** LXD: DELETE /1.0/networks/{network}/forwards/{listenAddress}. @throws ClientError NOT_FOUND */
  async deleteNetworkForward(
    network: string,
    listenAddress: string,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceDelete(networkForwards(network), listenAddress, options);
  }

  /** The peers of a network, which is of OVN. LXD: GET /1.0/networks/{network}/peers. */
  listNetworkPeers(network: string, options?: ListOptions): Listing<LxdNetworkPeer> {
    return this.resourceList(() => networkPeers(network), options);
  }

  /** LXD: GET /1.0/networks/{network}/peers/{name}. @throws ClientError NOT_FOUND */
  async getNetworkPeerDetails(network: string, name: string, options?: CallOptions): Promise<LxdNetworkPeer> {
    return this.resourceGet(networkPeers(network), name, options);
  }

  /** LXD: POST /1.0/networks/{network}/peers. @throws ClientError CONFLICT for one that is there already */
  async createNetworkPeer(
    network: string,
    peer: CreateNetworkPeer,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourcePost(networkPeers(network), bodyOf(peer), options);
  }

  /** Changes what is named, and leaves the rest. LXD: PATCH /1.0/networks/{network}/peers/{name}. @throws ClientError NOT_FOUND */
  async updateNetworkPeer(
    network: string,
    name: string,
    changes: UpdateNetworkPeer,
    options?: UpdateOptions,
  ): Promise<Acknowledged> {
    return this.resourcePatch(networkPeers(network), name, bodyOf(changes), options);
  }

  /**
   * Replaces fields by what is made of them as they are, again where somebody else was faster.
   * LXD: GET and PUT /1.0/networks/{network}/peers/{name}.
   *
   * @param change gives the fields that are to be others, each as a whole
   */
  async modifyNetworkPeer(
    network: string,
    name: string,
    change: (current: LxdNetworkPeer) => UpdateNetworkPeer,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceModify(networkPeers(network), name, change, options);
  }

  /** LXD: DELETE /1.0/networks/{network}/peers/{name}. @throws ClientError NOT_FOUND */
  async deleteNetworkPeer(network: string, name: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceDelete(networkPeers(network), name, options);
  }

  /** The ACLs of the project. LXD: GET /1.0/network-acls. */
  listNetworkAcls(options?: ListOptions): Listing<LxdNetworkAcl> {
    return this.resourceList(() => networkAcls, options);
  }

  /** LXD: GET /1.0/network-acls/{name}. @throws ClientError NOT_FOUND */
  async getNetworkAclDetails(name: string, options?: CallOptions): Promise<LxdNetworkAcl> {
    return this.resourceGet(networkAcls, name, options);
  }

  /** LXD: POST /1.0/network-acls. @throws ClientError CONFLICT for one that is there already */
  async createNetworkAcl(acl: CreateNetworkAcl, options?: CallOptions): Promise<Acknowledged> {
    return this.resourcePost(networkAcls, bodyOf(aclBody(acl)), options);
  }

  /** Changes what is named, and leaves the rest. LXD: PATCH /1.0/network-acls/{name}. @throws ClientError NOT_FOUND */
  async updateNetworkAcl(
    name: string,
    changes: UpdateNetworkAcl,
    options?: UpdateOptions,
  ): Promise<Acknowledged> {
    return this.resourcePatch(networkAcls, name, bodyOf(aclBody(changes)), options);
  }

  /**
   * Replaces fields by what is made of them as they are, again where somebody else was faster.
   * LXD: GET and PUT /1.0/network-acls/{name}.
   *
   * @param change gives the fields that are to be others, each as a whole
   */
  async modifyNetworkAcl(
    name: string,
    change: (current: LxdNetworkAcl) => UpdateNetworkAcl,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceModify(networkAcls, name, (current) => aclBody(change(current)), options);
  }

  /** LXD: POST /1.0/network-acls/{name}. @throws ClientError CONFLICT for a name in use */
  async renameNetworkAcl(name: string, newName: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceRename(networkAcls, name, newName, options);
  }

  /** LXD: DELETE /1.0/network-acls/{name}. @throws ClientError NOT_FOUND */
  async deleteNetworkAcl(name: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceDelete(networkAcls, name, options);
  }

  /** What an ACL has logged, as a stream. LXD: GET /1.0/network-acls/{name}/log. */
  async getNetworkAclLog(name: string, options?: CallOptions): Promise<Readable> {
    return (await this.download(path`/1.0/network-acls/${name}/log`, options)).body;
  }
}

import type { Acknowledged } from '@leister/compute';
import { type CallOptions, type Listing, path } from '@leister/rest';
import type { LxdOperation } from '../daemon/operation.js';
import { tokenOf } from '../daemon/tokens.js';
import {
  clusterGroups,
  clusterMembers,
  type CreateClusterGroup,
  type LxdCluster,
  type LxdClusterGroup,
  type LxdClusterMember,
  toCluster,
  type UpdateCluster,
  type UpdateClusterGroup,
  type UpdateClusterMember,
} from '../resources/administration.js';
import { bodyOf } from '../resources/thing.js';
import type { ListOptions, UpdateOptions } from './resources.js';
import { LxdDaemonMethods } from './daemon.js';

/** The cluster that a daemon is in. */
export abstract class LxdClusterMethods extends LxdDaemonMethods {
  /** The members of the cluster. LXD: GET /1.0/cluster/members. */
  listClusterMembers(options?: ListOptions): Listing<LxdClusterMember> {
    return this.resourceList(() => clusterMembers, options);
  }

  /** LXD: GET /1.0/cluster/members/{name}. @throws ClientError NOT_FOUND */
  async getClusterMemberDetails(name: string, options?: CallOptions): Promise<LxdClusterMember> {
    return this.resourceGet(clusterMembers, name, options);
  }

  /** Changes what is named, and leaves the rest. LXD: PATCH /1.0/cluster/members/{name}. @throws ClientError NOT_FOUND */
  async updateClusterMember(
    name: string,
    changes: UpdateClusterMember,
    options?: UpdateOptions,
  ): Promise<Acknowledged> {
    return this.resourcePatch(clusterMembers, name, bodyOf(changes), options);
  }

  /**
   * Replaces fields by what is made of them as they are, again where somebody else was faster.
   * LXD: GET and PUT /1.0/cluster/members/{name}.
   *
   * @param change gives the fields that are to be others, each as a whole
   */
  async modifyClusterMember(
    name: string,
    change: (current: LxdClusterMember) => UpdateClusterMember,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceModify(clusterMembers, name, change, options);
  }

  /** The groups of members. LXD: GET /1.0/cluster/groups. */
  listClusterGroups(options?: ListOptions): Listing<LxdClusterGroup> {
    return this.resourceList(() => clusterGroups, options);
  }

  /** LXD: GET /1.0/cluster/groups/{name}. @throws ClientError NOT_FOUND */
  async getClusterGroupDetails(name: string, options?: CallOptions): Promise<LxdClusterGroup> {
    return this.resourceGet(clusterGroups, name, options);
  }

  /** LXD: POST /1.0/cluster/groups. @throws ClientError CONFLICT for one that is there already */
  async createClusterGroup(group: CreateClusterGroup, options?: CallOptions): Promise<Acknowledged> {
    return this.resourcePost(clusterGroups, bodyOf(group), options);
  }

  /** Changes what is named, and leaves the rest. LXD: PATCH /1.0/cluster/groups/{name}. @throws ClientError NOT_FOUND */
  async updateClusterGroup(
    name: string,
    changes: UpdateClusterGroup,
    options?: UpdateOptions,
  ): Promise<Acknowledged> {
    return this.resourcePatch(clusterGroups, name, bodyOf(changes), options);
  }

  /**
   * Replaces fields by what is made of them as they are, again where somebody else was faster.
   * LXD: GET and PUT /1.0/cluster/groups/{name}.
   *
   * @param change gives the fields that are to be others, each as a whole
   */
  async modifyClusterGroup(
    name: string,
    change: (current: LxdClusterGroup) => UpdateClusterGroup,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceModify(clusterGroups, name, change, options);
  }

  /** LXD: POST /1.0/cluster/groups/{name}. @throws ClientError CONFLICT for a name in use */
  async renameClusterGroup(name: string, newName: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceRename(clusterGroups, name, newName, options);
  }

  /** LXD: DELETE /1.0/cluster/groups/{name}. @throws ClientError NOT_FOUND */
  async deleteClusterGroup(name: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceDelete(clusterGroups, name, options);
  }

  /** LXD: GET /1.0/cluster. */
  getCluster(options?: CallOptions): Promise<LxdCluster> {
    return this.readThing(() => '/1.0/cluster', toCluster, options);
  }

  /** Makes a cluster of the daemon, has it join one, or leave. LXD: PUT /1.0/cluster. */
  async updateCluster(cluster: UpdateCluster, options?: CallOptions): Promise<Acknowledged> {
    return this.change('PUT', '/1.0/cluster', bodyOf(cluster), options);
  }

  /** Gives all members another certificate. LXD: PUT /1.0/cluster/certificate. @param pair PEM, both */
  async updateClusterCertificate(
    pair: { certificate: string; key: string },
    options?: CallOptions,
  ): Promise<Acknowledged> {
    const json = { cluster_certificate: pair.certificate, cluster_certificate_key: pair.key };
    return this.change('PUT', '/1.0/cluster/certificate', json, options);
  }

  /**
   * Leave for one daemon to join: `clusterPassword` of {@link updateCluster} there. It is a secret.
   * LXD: POST /1.0/cluster/members.
   */
  async createClusterMemberToken(
    serverName: string,
    options?: CallOptions,
  ): Promise<{ token: string; operation: LxdOperation }> {
    const operation = await this.begin('POST', '/1.0/cluster/members', { server_name: serverName }, options);
    return { token: tokenOf(operation, 'member'), operation };
  }

  /** LXD: POST /1.0/cluster/members/{name}. */
  async renameClusterMember(name: string, newName: string, options?: CallOptions): Promise<Acknowledged> {
    return this.change('POST', path`/1.0/cluster/members/${name}`, { server_name: newName }, options);
  }

  /** Has a member leave. LXD: DELETE /1.0/cluster/members/{name}. @param options `force` for one that is lost */
  async deleteClusterMember(
    name: string,
    options: CallOptions & { force?: boolean | undefined } = {},
  ): Promise<Acknowledged> {
    const { force, ...call } = options;
    const query = { ...call.query, ...(force && { force: 1 }) };
    return this.change('DELETE', path`/1.0/cluster/members/${name}`, undefined, { ...call, query });
  }

  /** Moves all instances to other members. LXD: POST /1.0/cluster/members/{name}/state, action evacuate. */
  async evacuateClusterMember(name: string, options?: CallOptions): Promise<Acknowledged> {
    return this.change('POST', path`/1.0/cluster/members/${name}/state`, { action: 'evacuate' }, options);
  }

  /** Takes back what was moved away. LXD: POST /1.0/cluster/members/{name}/state, action restore. */
  async restoreClusterMember(name: string, options?: CallOptions): Promise<Acknowledged> {
    return this.change('POST', path`/1.0/cluster/members/${name}/state`, { action: 'restore' }, options);
  }
}

import { type Acknowledged, record } from '@leister/openstack';
import { type CallOptions, type Listing, path } from '@leister/rest';
import type { CreateTrunk, ListTrunks, SubPort, Trunk, UpdateTrunk } from '../model/trunk.js';
import { queryOf } from '../neutron/query.js';
import { subPortsBody, toSubPorts, trunkBody, trunks } from '../neutron/trunks.js';
import { PoolMethods } from './pools.js';

/** Trunks, where the service has the extension `trunk`; NOT_FOUND where it has not. */
export abstract class TrunkMethods extends PoolMethods {
  /** Neutron: GET /trunks. */
  listTrunks(filter: ListTrunks = {}, options: CallOptions = {}): Listing<Trunk> {
    const query = { ...queryOf(filter), ...options.query };
    return this.collectionList(trunks, trunks.path, { ...options, query });
  }

  /** Neutron: GET /trunks/{id}. @throws ClientError NOT_FOUND */
  async getTrunkDetails(id: string, options?: CallOptions): Promise<Trunk> {
    return this.collectionGet(trunks, id, options);
  }

  /** Neutron: POST /trunks. @throws ClientError CONFLICT for a port that is in use */
  async createTrunk(trunk: CreateTrunk, options?: CallOptions): Promise<Trunk> {
    return this.collectionPost(trunks, trunkBody(trunk), options);
  }

  /** Neutron: PUT /trunks/{id}. */
  async updateTrunk(id: string, changes: UpdateTrunk, options?: CallOptions): Promise<Trunk> {
    return this.collectionPut(trunks, id, trunkBody(changes), options);
  }

  /** Neutron: DELETE /trunks/{id}. @throws ClientError CONFLICT for one whose `adminStateUp` is false */
  async deleteTrunk(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(trunks, id, options);
  }

  /** Neutron: GET /trunks/{id}/get_subports. */
  async listSubPorts(id: string, options?: CallOptions): Promise<SubPort[]> {
    const response = await this.send('GET', path`/trunks/${id}/get_subports`, options);
    return this.readResponse(response, (body) => toSubPorts(record(body, 'sub_ports')['sub_ports']));
  }

  /** Neutron: PUT /trunks/{id}/add_subports. */
  async addSubPorts(id: string, subPorts: readonly SubPort[], options?: CallOptions): Promise<Trunk> {
    return this.changeSubPorts(id, 'add_subports', subPorts, options);
  }

  /** @param portIds of the subports. Neutron: PUT /trunks/{id}/remove_subports. */
  async removeSubPorts(id: string, portIds: readonly string[], options?: CallOptions): Promise<Trunk> {
    const subPorts = portIds.map((portId) => ({ portId }));
    return this.changeSubPorts(id, 'remove_subports', subPorts, options);
  }

  private async changeSubPorts(
    id: string,
    action: string,
    subPorts: readonly SubPort[],
    options?: CallOptions,
  ): Promise<Trunk> {
    const json = { sub_ports: subPortsBody(subPorts) };
    const response = await this.send('PUT', path`/trunks/${id}/${action}`, { ...options, json });
    // The answer is the trunk itself, not wrapped as elsewhere.
    return this.readItem({ ...trunks, wrapped: false }, response);
  }
}

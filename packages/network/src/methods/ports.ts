import type { Acknowledged, Sight, StatusWords } from '@leister/openstack';
import type { CallOptions, Listing, WaitOptions } from '@leister/rest';
import type { CreatePort, ListPorts, Port, UpdatePort } from '../model/port.js';
import { portBody, portQuery, ports } from '../neutron/ports.js';
import { SubnetMethods } from './subnets.js';

/** Ports. */
export abstract class PortMethods extends SubnetMethods {
  /** Neutron: GET /ports. */
  listPorts(filter: ListPorts = {}, options: CallOptions = {}): Listing<Port> {
    const query = { ...portQuery(filter), ...options.query };
    return this.collectionList(ports, ports.path, { ...options, query });
  }

  /** Neutron: GET /ports/{id}. @throws ClientError NOT_FOUND */
  async getPortDetails(id: string, options?: CallOptions): Promise<Port> {
    return this.collectionGet(ports, id, options);
  }

  /** The port with an id or a name that no other has. @throws ClientError NOT_FOUND, CONFLICT */
  async findPort(nameOrId: string, options?: CallOptions): Promise<Port> {
    return this.findByNameOrId('port', nameOrId, {
      get: (id) => this.getPortDetails(id, options),
      list: () => this.listPorts({ name: nameOrId }, options),
    });
  }

  /** Neutron: POST /ports. @throws ClientError CONFLICT when no address is free */
  async createPort(port: CreatePort, options?: CallOptions): Promise<Port> {
    return this.collectionPost(ports, portBody(port), options);
  }

  /** Makes all of them or none. Neutron: POST /ports. */
  async createPorts(many: readonly CreatePort[], options?: CallOptions): Promise<Port[]> {
    return this.collectionPostMany(ports, many, portBody, options);
  }

  /** Neutron: PUT /ports/{id}. */
  async updatePort(id: string, changes: UpdatePort, options?: CallOptions): Promise<Port> {
    return this.collectionPut(ports, id, portBody(changes), options);
  }

  /** Neutron: DELETE /ports/{id}. @throws ClientError CONFLICT for one that a router holds */
  async deletePort(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(ports, id, options);
  }

  /**
   * Waits until a port is in a status (or one of several): `ACTIVE` unless told otherwise. What is gone is in
   * `DELETED`. A port that no server uses is never `ACTIVE` but `DOWN`.
   *
   * @throws ClientError OPERATION_FAILED for one in `ERROR`; NOT_FOUND for one that is gone; WaitTimeout
   */
  async waitPortUntil(
    id: string,
    status: StatusWords = 'ACTIVE',
    options?: WaitOptions<Port>,
  ): Promise<Port> {
    return this.waitStatusUntil(this.portSight(), id, status, options);
  }

  /** Waits while a port is in a status (or one of several): `BUILD` unless told otherwise. */
  async waitPortWhile(id: string, status: StatusWords = 'BUILD', options?: WaitOptions<Port>): Promise<Port> {
    return this.waitStatusWhile(this.portSight(), id, status, options);
  }

  private portSight(): Sight<Port> {
    return { kind: 'port', look: (id, call) => this.getPortDetails(id, call) };
  }
}

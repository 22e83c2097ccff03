import { type Acknowledged, snakeCase } from '@leister/openstack';
import type { CallOptions, Listing } from '@leister/rest';
import type {
  CreateFloatingIp,
  FloatingIp,
  ListFloatingIps,
  UpdateFloatingIp,
} from '../model/floating-ip.js';
import { floatingIps } from '../neutron/floating-ips.js';
import { queryOf } from '../neutron/query.js';
import { PortMethods } from './ports.js';

/** Floating IPs. */
export abstract class FloatingIpMethods extends PortMethods {
  /** Neutron: GET /floatingips. */
  listFloatingips(filter: ListFloatingIps = {}, options: CallOptions = {}): Listing<FloatingIp> {
    const query = { ...queryOf(filter), ...options.query };
    return this.collectionList(floatingIps, floatingIps.path, { ...options, query });
  }

  /** Neutron: GET /floatingips/{id}. @throws ClientError NOT_FOUND */
  async getFloatingipDetails(id: string, options?: CallOptions): Promise<FloatingIp> {
    return this.collectionGet(floatingIps, id, options);
  }

  /** The floating IP with an id or an address. @throws ClientError NOT_FOUND, CONFLICT */
  async findFloatingip(addressOrId: string, options?: CallOptions): Promise<FloatingIp> {
    const named = (ip: FloatingIp): FloatingIp & { name: string } => ({
      ...ip,
      name: ip.floatingIpAddress ?? '',
    });
    const filter = { floatingIpAddress: addressOrId };
    return this.findByNameOrId('floating IP', addressOrId, {
      get: async (id) => named(await this.getFloatingipDetails(id, options)),
      list: () => this.listFloatingips(filter, options).map(named),
    });
  }

  /** Takes an address. Neutron: POST /floatingips. @throws ClientError CONFLICT when none is free; OVER_LIMIT */
  async createFloatingip(floatingIp: CreateFloatingIp, options?: CallOptions): Promise<FloatingIp> {
    return this.collectionPost(floatingIps, snakeCase(floatingIp), options);
  }

  /** Points it at a port, or at none. Neutron: PUT /floatingips/{id}. */
  async updateFloatingip(id: string, changes: UpdateFloatingIp, options?: CallOptions): Promise<FloatingIp> {
    return this.collectionPut(floatingIps, id, snakeCase(changes), options);
  }

  /** Gives the address back. Neutron: DELETE /floatingips/{id}. */
  async deleteFloatingip(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(floatingIps, id, options);
  }
}

import { type CallOptions, path, type RestResponse } from '@leister/rest';
import type { NovaCall } from '../compute-wire.js';
import type { Nic } from '../model/resources.js';
import { record } from '../nova/read.js';
import { toNic } from '../nova/to-resources.js';
import { ServerTagMethods } from './server-tags.js';

/** Where servers are reached. */
export abstract class ServerAddressMethods extends ServerTagMethods {
  /** The server's addresses by network. Nova: GET /servers/{id}/ips. */
  async getServerNics(id: string, options?: CallOptions): Promise<Nic[]> {
    const response = await this.serversIpsGet('getServerNics', id, undefined, options);
    return this.novaRead(response, 'addresses', (addresses) =>
      Object.entries(addresses).map(([network, list]) => toNic(network, list)),
    );
  }

  /** The server's addresses on one network. Nova: GET /servers/{id}/ips/{network}. */
  async getServerNetworkNics(id: string, network: string, options?: CallOptions): Promise<Nic> {
    const response = await this.serversIpsGet('getServerNetworkNics', id, network, options);
    return this.readResponse(response, (body) => {
      const named = record(body, 'network');
      return toNic(network, named['network'] ?? named[network]);
    });
  }

  /** GET /servers/{id}/ips[/{network}], as it is answered. @param method the public one on whose behalf */
  protected serversIpsGet(
    method: string,
    id: string,
    network?: string,
    options?: NovaCall,
  ): Promise<RestResponse> {
    const at = (): string =>
      network === undefined ? path`/servers/${id}/ips` : path`/servers/${id}/ips/${network}`;
    return this.novaAt(method, 'GET', at, options);
  }
}

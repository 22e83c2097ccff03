import { acknowledged } from '@leister/openstack';
import { type CallOptions, defined, type Listing, path } from '@leister/rest';
import type { Acknowledged, FloatingIp } from '../model/resources.js';
import { text, unwrapList } from '../nova/read.js';
import { toFloatingIp } from '../nova/to-resources.js';
import { KeypairMethods } from './keypairs.js';

/** Nova has handed these requests on to Neutron, and given that up in 2.36. */
const proxied = { lastMicroversion: '2.35' };

/** Addresses that can be pointed at servers. */
export abstract class FloatingIpMethods extends KeypairMethods {
  /** Names of the pools. Nova (up to 2.35): GET /os-floating-ip-pools. */
  async getFloatingIpPools(options?: CallOptions): Promise<string[]> {
    const response = await this.nova('getFloatingIpPools', 'GET', '/os-floating-ip-pools', {
      ...proxied,
      ...options,
    });
    return this.readResponse(response, (body) =>
      unwrapList(body, 'floating_ip_pools').map((pool) => text(pool['name']) ?? ''),
    );
  }

  /** Nova (up to 2.35): GET /os-floating-ips. */
  getFloatingIps(options?: CallOptions): Listing<FloatingIp> {
    const read = (body: unknown): FloatingIp[] => unwrapList(body, 'floating_ips').map(toFloatingIp);
    return this.novaList('getFloatingIps', '/os-floating-ips', read, { ...proxied, ...options });
  }

  /** Nova (up to 2.35): GET /os-floating-ips/{id}. */
  async getFloatingIp(id: string, options?: CallOptions): Promise<FloatingIp> {
    const at = (): string => path`/os-floating-ips/${id}`;
    return this.novaRead(
      await this.novaAt('getFloatingIp', 'GET', at, { ...proxied, ...options }),
      'floating_ip',
      toFloatingIp,
    );
  }

  /** Takes an address from a pool, or whichever the cloud gives. Nova (up to 2.35): POST /os-floating-ips. */
  async allocFloatingIp(pool?: string, options?: CallOptions): Promise<FloatingIp> {
    const call = { ...proxied, ...options, json: defined({ pool }) };
    const response = await this.nova('allocFloatingIp', 'POST', '/os-floating-ips', call);
    return this.novaRead(response, 'floating_ip', toFloatingIp);
  }

  /** Nova (up to 2.35): DELETE /os-floating-ips/{id}. */
  async deleteFloatingIp(id: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(
      await this.novaAt('deleteFloatingIp', 'DELETE', () => path`/os-floating-ips/${id}`, {
        ...proxied,
        ...options,
      }),
    );
  }
}

import type { Acknowledged, FloatingIp, Keypair, Limits } from '@leister/compute';
import type { CallOptions, Listing } from '@leister/rest';
import { allocateFloatingIp, releaseFloatingIp, thePool } from '../cloud/floating-ips.js';
import { limits } from '../cloud/insight.js';
import { find } from '../cloud/items.js';
import { createKeypair, deleteKeypair } from '../cloud/keypairs.js';
import { toFloatingIp, toKeypair } from '../cloud/to-results.js';
import { DummyCatalogMethods } from './catalog.js';

/** What a project has beside servers: keypairs, addresses, limits. */
export abstract class DummyProjectMethods extends DummyCatalogMethods {
  override listKeypairs(options?: CallOptions): Listing<Keypair> {
    return this.pages('listKeypairs', options, {
      kind: 'keypairs',
      select: ({ state }) => state.keypairs,
      translate: (_, keypair) => toKeypair(keypair),
    });
  }

  override getKeypairDetails(name: string, options?: CallOptions): Promise<Keypair> {
    return this.read('getKeypairDetails', options, (cloud) => toKeypair(find(cloud, 'keypairs', name)));
  }

  override createKey(name: string, publicKey?: string, options?: CallOptions): Promise<Keypair> {
    return this.change('createKey', options, (cloud) => {
      const { keypair, privateKey } = createKeypair(cloud, name, publicKey);
      if (privateKey !== undefined) this.keepSecret(privateKey);
      return toKeypair(keypair, privateKey);
    });
  }

  override deleteKeypair(name: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('deleteKeypair', options, (cloud) => deleteKeypair(cloud, name));
  }

  override getFloatingIpPools(options?: CallOptions): Promise<string[]> {
    return this.read('getFloatingIpPools', options, () => [thePool]);
  }

  override getFloatingIps(options?: CallOptions): Listing<FloatingIp> {
    return this.pages('getFloatingIps', options, {
      kind: 'floatingIps',
      select: ({ state }) => state.floatingIps,
      translate: (_, floatingIp) => toFloatingIp(floatingIp),
    });
  }

  override getFloatingIp(id: string, options?: CallOptions): Promise<FloatingIp> {
    return this.read('getFloatingIp', options, (cloud) => toFloatingIp(find(cloud, 'floatingIps', id)));
  }

  override allocFloatingIp(pool?: string, options?: CallOptions): Promise<FloatingIp> {
    return this.change('allocFloatingIp', options, (cloud) => toFloatingIp(allocateFloatingIp(cloud, pool)));
  }

  override deleteFloatingIp(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('deleteFloatingIp', options, (cloud) => releaseFloatingIp(cloud, id));
  }

  override getLimits(options?: CallOptions): Promise<Limits> {
    return this.read('getLimits', options, (cloud) => {
      const absolute = limits(cloud);
      return { absolute, raw: { ...absolute } };
    });
  }
}

import { acknowledged } from '@leister/openstack';
import { type CallOptions, defined, type Listing, path } from '@leister/rest';
import type { Acknowledged, Keypair } from '../model/resources.js';
import { unwrapList } from '../nova/read.js';
import { toKeypair } from '../nova/to-resources.js';
import { ImageMetadataMethods } from './image-metadata.js';

/** Public keys that servers can be given at creation. */
export abstract class KeypairMethods extends ImageMetadataMethods {
  /** Nova: GET /os-keypairs. */
  listKeypairs(options?: CallOptions): Listing<Keypair> {
    const read = (body: unknown): Keypair[] => unwrapList(body, 'keypairs').map(toKeypair);
    return this.novaList('listKeypairs', '/os-keypairs', read, options);
  }

  /** Nova: GET /os-keypairs/{name}. @throws ClientError NOT_FOUND */
  async getKeypairDetails(name: string, options?: CallOptions): Promise<Keypair> {
    const at = (): string => path`/os-keypairs/${name}`;
    return this.novaRead(await this.novaAt('getKeypairDetails', 'GET', at, options), 'keypair', toKeypair);
  }

  /**
   * Makes a public key known, or has a pair made (Nova up to 2.91): then the answer holds the private key, once.
   * Nova: POST /os-keypairs.
   */
  async createKey(name: string, publicKey?: string, options?: CallOptions): Promise<Keypair> {
    const keypair = defined({ name, public_key: publicKey });
    // Later ones make no pairs.
    const lastMicroversion = publicKey === undefined ? '2.91' : undefined;
    const call = { lastMicroversion, ...options, json: { keypair } };
    return this.novaRead(await this.nova('createKey', 'POST', '/os-keypairs', call), 'keypair', toKeypair);
  }

  /** Nova: DELETE /os-keypairs/{name}. @throws ClientError NOT_FOUND */
  async deleteKeypair(name: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(
      await this.novaAt('deleteKeypair', 'DELETE', () => path`/os-keypairs/${name}`, options),
    );
  }
}

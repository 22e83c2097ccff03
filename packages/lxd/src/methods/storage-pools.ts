import type { Acknowledged } from '@leister/compute';
import { type CallOptions, type Listing, path } from '@leister/rest';
import {
  type CreateStoragePool,
  type LxdPoolResources,
  type LxdStoragePool,
  storagePools,
  toPoolResources,
  type UpdateStoragePool,
} from '../resources/storage.js';
import { bodyOf } from '../resources/thing.js';
import type { ListOptions, UpdateOptions } from './resources.js';
import { LxdNetworkZoneMethods } from './network-zones.js';

/** Storage pools. */
export abstract class LxdStoragePoolMethods extends LxdNetworkZoneMethods {
  /** Storage pools. LXD: GET /1.0/storage-pools. */
  listStoragePools(options?: ListOptions): Listing<LxdStoragePool> {
    return this.resourceList(() => storagePools, options);
  }

  /** LXD: GET /1.0/storage-pools/{name}. @throws ClientError NOT_FOUND */
  async getStoragePoolDetails(name: string, options?: CallOptions): Promise<LxdStoragePool> {
    return this.resourceGet(storagePools, name, options);
  }

  /** LXD: POST /1.0/storage-pools. @throws ClientError CONFLICT for one that is there already */
  async createStoragePool(pool: CreateStoragePool, options?: CallOptions): Promise<Acknowledged> {
    return this.resourcePost(storagePools, bodyOf(pool), options);
  }

  /** Changes what is named, and leaves the rest. LXD: PATCH /1.0/storage-pools/{name}. @throws ClientError NOT_FOUND */
  async updateStoragePool(
    name: string,
    changes: UpdateStoragePool,
    options?: UpdateOptions,
  ): Promise<Acknowledged> {
    return this.resourcePatch(storagePools, name, bodyOf(changes), options);
  }

  /**
   * Replaces fields by what is made of them as they are, again where somebody else was faster.
   * LXD: GET and PUT /1.0/storage-pools/{name}.
   *
   * @param change gives the fields that are to be others, each as a whole
   */
  async modifyStoragePool(
    name: string,
    change: (current: LxdStoragePool) => UpdateStoragePool,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceModify(storagePools, name, change, options);
  }

  /** LXD: DELETE /1.0/storage-pools/{name}. @throws ClientError NOT_FOUND */
  async deleteStoragePool(name: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceDelete(storagePools, name, options);
  }

  /** How full a pool is. LXD: GET /1.0/storage-pools/{name}/resources. */
  getStoragePoolResources(name: string, options?: CallOptions): Promise<LxdPoolResources> {
    return this.readThing(() => path`/1.0/storage-pools/${name}/resources`, toPoolResources, options);
  }
}

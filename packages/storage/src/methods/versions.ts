import { type Acknowledged, acknowledged } from '@leister/openstack';
import type { CallOptions, Listing } from '@leister/rest';
import { type ObjectEntry, toObjectEntry } from '../model/object.js';
import type { StorageCall } from '../storage-wire.js';
import { listQuery } from './containers.js';
import { CopyMethods } from './copies.js';
import type { ListObjects } from './objects.js';

/** Old versions of objects, in a container made with `versioning`. */
export abstract class VersionMethods extends CopyMethods {
  /** All versions of the objects, the newest of each first, deletions among them. Swift: GET container?versions. */
  listObjectVersions(
    container?: string,
    filter: ListObjects = {},
    options: CallOptions = {},
  ): Listing<ObjectEntry> {
    const query = { ...listQuery(filter), versions: 'true', ...options.query };
    return this.containerGet(container, { ...options, query }).map(toObjectEntry);
  }

  /** The versions of one object, the newest first. Swift: GET container?versions. */
  getObjectVersionlist(object: string, options: StorageCall = {}): Listing<ObjectEntry> {
    const { container, ...call } = options;
    return this.listObjectVersions(container, { prefix: object }, call).filter(({ name }) => name === object);
  }

  /** Makes an old version the one that the name means, also after a deletion. Swift: PUT object?version-id. */
  async restoreObjectVersion(
    object: string,
    versionId: string,
    options: StorageCall = {},
  ): Promise<Acknowledged> {
    const { container, ...call } = options;
    const query = { 'version-id': versionId, ...call.query };
    return acknowledged(await this.objectPut({ object, container }, { ...call, query, body: '' }));
  }
}

import { ClientError } from '@leister/rest';
import { objectHeaders, type ObjectSettings, type StoredObject, toStoredObject } from '../model/object.js';
import type { ObjectPlace, StorageCall } from '../storage-wire.js';
import { conditionHeaders, type Conditions, versionQuery } from '../swift/conditions.js';
import { objectPlace } from '../swift/names.js';
import { ObjectMethods } from './objects.js';

/** What is copied, and how. */
export interface CopySource extends ObjectPlace {
  /** Another account's, whose container must let the caller read. */
  account?: string | undefined;
  versionId?: string | undefined;
}

/** How an object is copied. */
export interface CopyOptions
  extends Omit<StorageCall, 'container'>, ObjectSettings, Pick<Conditions, 'ifMatch'> {
  /** True leaves the metadata of the source behind. */
  freshMetadata?: boolean | undefined;
  /** True copies the manifest of a large object, so that both share its segments; else all content is copied. */
  manifest?: boolean | undefined;
}

/** Copying within the store: no content goes through the client. */
export abstract class CopyMethods extends ObjectMethods {
  /**
   * Copies an object, with its metadata unless told otherwise. Swift: PUT object with `X-Copy-From`.
   *
   * @param destination its `object` and `container` are those of the source unless told
   * @throws ClientError NOT_FOUND; OVER_LIMIT for content that one object cannot hold: copy the manifest
   */
  async copyObject(
    source: CopySource,
    destination: Partial<ObjectPlace>,
    options: CopyOptions = {},
  ): Promise<StoredObject> {
    const { signal, timeout, ifMatch, freshMetadata, manifest } = options;
    const from = this.containerOf(source.container);
    const { object = source.object, container = from } = destination;
    const headers = {
      ...objectHeaders(options, this.headerText),
      ...conditionHeaders({ ifMatch }),
      'x-copy-from': objectPlace(from, source.object),
      'x-copy-from-account': source.account,
      'x-fresh-metadata': freshMetadata ? 'true' : undefined,
      ...options.headers,
    };
    // Swift takes what is said of the source from the query of the request itself.
    const { versionId } = source;
    const query = {
      ...versionQuery({ versionId }),
      'multipart-manifest': manifest ? 'get' : undefined,
      ...options.query,
    };
    const response = await this.objectPut(
      { object, container },
      { signal, timeout, headers, query, body: '' },
    );
    return toStoredObject(object, response.headers);
  }

  /**
   * Copies an object and then deletes the source; a large one keeps its segments, wherever they are. Swift has no move
   * of its own: between the two both are there. Swift: PUT with `X-Copy-From`, then DELETE object.
   *
   * @param source with a `versionId`, that version alone is moved
   * @throws ClientError OPERATION_FAILED when the copy is there and the source could not be deleted
   */
  async moveObject(
    source: CopySource,
    destination: Partial<ObjectPlace>,
    options: CopyOptions = {},
  ): Promise<StoredObject> {
    const from = this.containerOf(source.container);
    const { object = source.object, container = from } = destination;
    const there = this.with({ account: source.account });
    const url = await there.getObjectUrl(source.object, { container: from });
    // By URL: an account may be named or go without saying.
    if (url === (await this.getObjectUrl(object, { container })))
      throw new ClientError('an object cannot be moved to where it is', { code: 'INVALID_ARGUMENT' });
    const { signal, timeout } = options;
    const { versionId } = source;
    const stored = await this.copyObject(source, destination, { ...options, manifest: true });
    try {
      await there.deleteObject(source.object, { container: from, versionId, signal, timeout });
    } catch (error) {
      const { message, status, request } = ClientError.from(error);
      throw new ClientError(`copied, but the source could not be deleted: ${message}`, {
        code: 'OPERATION_FAILED',
        status,
        ...(request && { request }),
        cause: error,
      });
    }
    return stored;
  }

  /** An object that leads to another. Swift: PUT object with `X-Symlink-Target`. */
  async createSymlink(
    object: string,
    target: ObjectPlace & { account?: string | undefined; etag?: string | undefined },
    options: StorageCall = {},
  ): Promise<StoredObject> {
    const { container, ...call } = options;
    const headers = {
      'content-type': 'application/symlink',
      'x-symlink-target': objectPlace(target.container ?? this.containerOf(container), target.object).slice(
        1,
      ),
      'x-symlink-target-account': target.account,
      'x-symlink-target-etag': target.etag,
      ...call.headers,
    };
    const response = await this.objectPut({ object, container }, { ...call, headers, body: '' });
    return toStoredObject(object, response.headers);
  }
}

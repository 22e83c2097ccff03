import { type Acknowledged, acknowledged } from '@leister/openstack';
import { type CallOptions, defined, firstHeader, type Listing } from '@leister/rest';
import {
  type ObjectEntry,
  objectHeaders,
  type ObjectInfo,
  type ObjectSettings,
  type StoredObject,
  toObjectEntry,
  toObjectInfo,
  toStoredObject,
} from '../model/object.js';
import type { StorageCall } from '../storage-wire.js';
import { conditionHeaders, type Conditions, type VersionChoice, versionQuery } from '../swift/conditions.js';
import { type Metadata } from '../swift/metadata.js';
import { hasKey } from './accounts.js';
import { ContainerMethods, type ListContainers, listQuery } from './containers.js';

/** Which objects a listing tells of, and how. */
export interface ListObjects extends ListContainers {
  /** Only those right below this name, as if it were a folder. */
  path?: string | undefined;
}

/** Which object is meant, and what must hold for the answer to be given. */
export interface ReadObject extends StorageCall, Conditions, VersionChoice {}

/** What is to change of an object. What is left out stays; null takes it away. */
export type ObjectChanges = {
  [K in keyof ObjectSettings]?: ObjectSettings[K] | (K extends 'contentType' | 'metadata' ? never : null);
};

/** What describes an object beside metadata, and is lost when an update does not say it again. */
const described = [
  'content-encoding',
  'content-disposition',
  'content-language',
  'cache-control',
  'expires',
  'x-delete-at',
  'x-object-manifest',
  'x-robots-tag',
];

/** Objects: what they are and what is noted of them. For their content see the transfers. */
export abstract class ObjectMethods extends ContainerMethods {
  /**
   * The objects in a container, by name. With `delimiter: '/'`, only those without a slash after the prefix, and one
   * `subdir` for each that others go on with. Swift: GET container, paged.
   */
  listObjects(
    container?: string,
    filter: ListObjects = {},
    options: CallOptions & Conditions = {},
  ): Listing<ObjectEntry> {
    const query = { ...listQuery(filter), ...options.query };
    return this.containerGet(container, { ...options, query }).map(toObjectEntry);
  }

  /** The objects right below a name, as if it were a folder. Swift: GET container, paged. */
  listObjectsInPath(path: string, options: StorageCall = {}): Listing<ObjectEntry> {
    const { container, ...call } = options;
    return this.listObjects(container, { path }, call);
  }

  /** Swift: HEAD object. @throws ClientError NOT_FOUND; CONFLICT when a condition does not hold */
  async getObjectInfo(object: string, options: ReadObject = {}): Promise<ObjectInfo> {
    const { headers } = await this.objectHead({ object, container: options.container }, readCall(options));
    return toObjectInfo(object, headers, this.headerText);
  }

  /** Makes an object without content, or takes the content of one away. Swift: PUT object. */
  async createObject(
    object: string,
    settings: ObjectSettings = {},
    options: StorageCall & Pick<Conditions, 'ifNoneMatch'> = {},
  ): Promise<StoredObject> {
    const { container, ifNoneMatch, ...call } = options;
    const headers = {
      ...objectHeaders(settings, this.headerText),
      ...conditionHeaders({ ifNoneMatch }),
      ...call.headers,
    };
    const response = await this.objectPut({ object, container }, { ...call, headers, body: '' });
    return toStoredObject(object, response.headers);
  }

  /**
   * An object that stands for a folder, so that it can be empty. It takes the place of one of that name, unless
   * `ifNoneMatch: '*'` says otherwise. Swift: PUT object.
   *
   * @throws ClientError CONFLICT when the condition does not hold
   */
  createDirectory(
    object: string,
    options?: StorageCall & Pick<Conditions, 'ifNoneMatch'>,
  ): Promise<StoredObject> {
    return this.createObject(object, { contentType: 'application/directory' }, options);
  }

  /**
   * Changes what is noted of an object and leaves the rest. Swift keeps nothing that an update does not say again, so
   * this asks first; two at once may undo each other. Swift: HEAD, then POST object.
   */
  updateObject(object: string, changes: ObjectChanges, options?: StorageCall): Promise<Acknowledged> {
    return this.changeObject(object, changes, options, (known) => ({ ...known, ...changes.metadata }));
  }

  /** What is noted of an object. Swift: HEAD object. */
  async getObjectMeta(object: string, options?: ReadObject): Promise<Metadata> {
    return (await this.getObjectInfo(object, options)).metadata;
  }

  /** Sets the metadata given and leaves the rest. Swift: HEAD, then POST object. */
  setObjectMeta(object: string, metadata: Readonly<Metadata>, options?: StorageCall): Promise<Acknowledged> {
    return this.updateObject(object, { metadata }, options);
  }

  /** Sets the metadata given and takes all other away. Swift: HEAD, then POST object. */
  replaceObjectMeta(
    object: string,
    metadata: Readonly<Metadata>,
    options?: StorageCall,
  ): Promise<Acknowledged> {
    return this.changeObject(object, {}, options, () => ({ ...metadata }));
  }

  /** Swift: HEAD, then POST object. */
  delObjectMeta(object: string, key: string, options?: StorageCall): Promise<Acknowledged> {
    return this.changeObject(object, {}, options, (known) =>
      Object.fromEntries(Object.entries(known).filter(([name]) => !hasKey({ [key]: '' }, name))),
    );
  }

  /**
   * Deletes an object. The segments of a large one stay: see `deleteLargeObject`. Swift: DELETE object.
   *
   * @throws ClientError NOT_FOUND
   */
  async deleteObject(
    object: string,
    options: StorageCall & Pick<VersionChoice, 'versionId'> = {},
  ): Promise<Acknowledged> {
    const { container, versionId, ...call } = options;
    const query = { ...versionQuery({ versionId }), ...call.query };
    return acknowledged(await this.objectDelete({ object, container }, { ...call, query }));
  }

  /** Where an object is: for a browser, when its container is public. Nothing is asked. */
  async getObjectUrl(object: string, options: Pick<StorageCall, 'container'> = {}): Promise<string> {
    const path = await this.objectPath(object, options.container);
    const { printedOrigin, basePath } = await this.endpoint();
    return path.startsWith(printedOrigin) ? path : printedOrigin + basePath + path;
  }

  private async changeObject(
    object: string,
    changes: ObjectChanges,
    options: StorageCall = {},
    changeMetadata: (known: Metadata) => Metadata,
  ): Promise<Acknowledged> {
    const { container, ...call } = options;
    const known = await this.getObjectInfo(object, options);
    const kept = Object.fromEntries(described.map((name) => [name, firstHeader(known.raw[name])]));
    if (changes.deleteAt !== undefined || changes.deleteAfter !== undefined) delete kept['x-delete-at'];
    if (changes.contentEncoding !== undefined) delete kept['content-encoding'];
    if (changes.contentDisposition !== undefined) delete kept['content-disposition'];
    const given = Object.entries(changes).filter(([, value]) => value !== null);
    const settings: ObjectSettings = {
      ...(Object.fromEntries(given) as ObjectSettings),
      metadata: changeMetadata(known.metadata),
    };
    const headers = { ...kept, ...defined(objectHeaders(settings, this.headerText)), ...call.headers };
    return acknowledged(await this.objectPost({ object, container }, { ...call, headers }));
  }
}

/** The options of a request that reads an object. */
export function readCall(options: ReadObject): CallOptions {
  const { signal, timeout } = options;
  return {
    signal,
    timeout,
    headers: { ...conditionHeaders(options), ...options.headers },
    query: { ...versionQuery(options), ...options.query },
  };
}

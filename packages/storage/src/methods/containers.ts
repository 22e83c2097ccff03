import { type Acknowledged, acknowledged } from '@leister/openstack';
import type { CallOptions, Listing } from '@leister/rest';
import {
  type ContainerEntry,
  containerHeaders,
  type ContainerInfo,
  type ContainerSettings,
  type CreateContainer,
  toContainerEntry,
  toContainerInfo,
} from '../model/container.js';
import { type Metadata, removalHeaders } from '../swift/metadata.js';
import { AccountMethods, hasKey } from './accounts.js';

/** Which containers a listing tells of, and how. */
export interface ListContainers {
  prefix?: string | undefined;
  /** Start after this name. */
  marker?: string | undefined;
  /** End before this name. */
  endMarker?: string | undefined;
  delimiter?: string | undefined;
  /** Items of a page; all pages come all the same. */
  limit?: number | undefined;
  /** From the last name to the first. */
  reverse?: boolean | undefined;
}

/** Containers: an account has any number of them, and they hold objects, not each other. */
export abstract class ContainerMethods extends AccountMethods {
  /** The containers of the account, by name. Swift: GET account, paged. */
  listContainers(filter: ListContainers = {}, options: CallOptions = {}): Listing<ContainerEntry> {
    const query = { ...listQuery(filter), ...options.query };
    return this.accountGet({ ...options, query }).map(toContainerEntry);
  }

  /**
   * Makes a container. One that is there is given the settings, and `created` is false. Swift: PUT container.
   *
   * @throws ClientError INVALID_ARGUMENT; CONFLICT for another storage policy than the one it has
   */
  async createContainer(
    container?: string,
    settings: CreateContainer = {},
    options?: CallOptions,
  ): Promise<Acknowledged & { created: boolean }> {
    const headers = { ...containerHeaders(settings, this.headerText), ...options?.headers };
    const response = await this.containerPut(container, { ...options, headers });
    return { ...acknowledged(response), created: response.status === 201 };
  }

  /** Swift: HEAD container. @throws ClientError NOT_FOUND */
  async getContainerInfo(container?: string, options?: CallOptions): Promise<ContainerInfo> {
    const name = this.containerOf(container);
    const { headers } = await this.containerHead(container, options);
    return toContainerInfo(name, headers, this.headerText);
  }

  /** Changes what is given and leaves the rest; null takes a setting away. Swift: POST container. */
  async updateContainer(
    container: string | undefined,
    settings: ContainerSettings,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    const headers = { ...containerHeaders(settings, this.headerText), ...options?.headers };
    return acknowledged(await this.containerPost(container, { ...options, headers }));
  }

  /** Swift: DELETE container. @throws ClientError NOT_FOUND; CONFLICT for one that is not empty */
  async deleteContainer(container?: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.containerDelete(container, options));
  }

  /** Lets everybody read the objects, and list them when `listings` says so. Swift: POST container. */
  publishContainer(
    container?: string,
    { listings = false }: { listings?: boolean | undefined } = {},
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.updateContainer(container, { readAcl: listings ? '.r:*,.rlistings' : '.r:*' }, options);
  }

  /** Leaves reading to the owners. Swift: POST container. */
  unpublishContainer(container?: string, options?: CallOptions): Promise<Acknowledged> {
    return this.updateContainer(container, { readAcl: null }, options);
  }

  /** What is noted of a container. Swift: HEAD container. */
  async getContainerMeta(container?: string, options?: CallOptions): Promise<Metadata> {
    return (await this.getContainerInfo(container, options)).metadata;
  }

  /** Sets the metadata given and leaves the rest. Swift: POST container. */
  setContainerMeta(
    container: string | undefined,
    metadata: Readonly<Metadata>,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.updateContainer(container, { metadata }, options);
  }

  /** Sets the metadata given and takes all other away. Swift: HEAD, then POST container. */
  async replaceContainerMeta(
    container: string | undefined,
    metadata: Readonly<Metadata>,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    const known = await this.getContainerMeta(container, options);
    const gone = Object.keys(known).filter((key) => !hasKey(metadata, key));
    const headers = { ...removalHeaders('container', gone, this.headerText), ...options?.headers };
    return this.setContainerMeta(container, metadata, { ...options, headers });
  }

  /** Swift: POST container. */
  async delContainerMeta(
    container: string | undefined,
    key: string,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    const headers = { ...removalHeaders('container', [key], this.headerText), ...options?.headers };
    return acknowledged(await this.containerPost(container, { ...options, headers }));
  }
}

/** The query of a listing. */
export function listQuery({
  endMarker,
  reverse,
  ...same
}: ListContainers & { path?: string | undefined }): Record<string, string | number | undefined> {
  return { ...same, end_marker: endMarker, reverse: reverse ? 'on' : undefined };
}

import { OpenStackClient, type OpenStackClientOptions } from '@leister/openstack';
import {
  type CallOptions,
  invalidArgument,
  type Listing,
  type RequestDefaults,
  type RequestOptions,
  type RestResponse,
} from '@leister/rest';
import { items } from './model/read.js';
import { type HeaderText, utf8HeaderText } from './swift/header-text.js';
import { containerSegment, objectSegments } from './swift/names.js';
import { nextByMarker } from './swift/next-page.js';
import { storageDialect } from './swift/storage-dialect.js';

/** How an object store is reached, and what is meant where a call does not say. */
export interface StorageClientOptions extends OpenStackClientOptions {
  /** The account that is meant, where it is not that of the endpoint. */
  account?: string | undefined;
  /** The container that is meant by calls that name none. */
  container?: string | undefined;
}

/** What `with` can change. */
export interface StorageDefaults extends RequestDefaults {
  account?: string | undefined;
  container?: string | undefined;
}

/** What calls about objects take at their end. */
export interface StorageCall extends CallOptions {
  /** Default: the client's. */
  container?: string | undefined;
}

/** An object, by its names. */
export interface ObjectPlace {
  object: string;
  /** Default: the client's. */
  container?: string | undefined;
}

/**
 * Swift may add a page to an answer that has nothing to say, and so may a front end that never asked it: 200 is none of
 * Swift's for a change.
 */
const changed = { as: 'bytes', success: [201, 202, 204] } as const;

/**
 * How requests reach an object store (Swift API v1): one method for each resource and verb, named as in kamaki. They
 * give the answer as it came; {@link StorageClient} gives them meaning.
 */
export abstract class StorageWire extends OpenStackClient {
  static override readonly serviceType: string = 'object-store';

  /** The account that calls mean; undefined for that of the endpoint. */
  protected readonly account: string | undefined;
  /** The container that calls mean which name none. */
  protected readonly container: string | undefined;

  static override get defaultApiVersion(): string {
    return 'v1';
  }

  /** @throws ClientError INVALID_ARGUMENT for an option that cannot be right */
  constructor(options: StorageClientOptions) {
    const { account, container, ...reach } = options;
    super({ dialect: storageDialect, ...reach });
    this.account = checkName(account, 'account');
    this.container = checkName(container, 'container');
  }

  /** The same client for another account or container, or with other defaults. It shares connections and session. */
  override with(overrides: StorageDefaults): this {
    const { account = this.account, container = this.container, ...defaults } = overrides;
    return Object.assign(super.with(defaults), {
      account: checkName(account, 'account'),
      container: checkName(container, 'container'),
    });
  }

  /** How metadata is written in headers. */
  protected get headerText(): HeaderText {
    return utf8HeaderText;
  }

  /** Where the account is: '' when it is the endpoint itself. */
  protected async accountPath(): Promise<string> {
    if (this.account === undefined) return '';
    const { printedOrigin, basePath } = await this.endpoint();
    // A catalog gives the endpoint with the caller's own account at its end.
    return `${printedOrigin}${versionRoot(basePath)}${containerSegment(this.account)}`;
  }

  /** @throws ClientError INVALID_ARGUMENT when neither the call nor the client names a container */
  protected async containerPath(container: string | undefined): Promise<string> {
    return (await this.accountPath()) + containerSegment(this.containerOf(container));
  }

  protected async objectPath(object: string, container: string | undefined): Promise<string> {
    return (await this.containerPath(container)) + objectSegments(object);
  }

  /** The container that a call means. */
  protected containerOf(container: string | undefined): string {
    const meant = container ?? this.container;
    if (meant === undefined)
      throw invalidArgument('which container? Neither the call nor the client names one');
    return meant;
  }

  protected async accountHead(options?: RequestOptions): Promise<RestResponse<undefined>> {
    return this.head(await this.accountPath(), options);
  }

  protected accountGet(options: RequestOptions): Listing<unknown> {
    return this.pages(() => this.accountPath(), options);
  }

  protected async accountPost(options: RequestOptions): Promise<RestResponse> {
    return this.post(await this.accountPath(), { ...changed, ...options });
  }

  protected async containerHead(
    container: string | undefined,
    options?: RequestOptions,
  ): Promise<RestResponse<undefined>> {
    return this.head(await this.containerPath(container), options);
  }

  protected containerGet(container: string | undefined, options: RequestOptions): Listing<unknown> {
    return this.pages(() => this.containerPath(container), options);
  }

  protected async containerPut(
    container: string | undefined,
    options?: RequestOptions,
  ): Promise<RestResponse> {
    return this.put(await this.containerPath(container), { ...changed, ...options });
  }

  protected async containerPost(
    container: string | undefined,
    options?: RequestOptions,
  ): Promise<RestResponse> {
    return this.post(await this.containerPath(container), { ...changed, ...options });
  }

  protected async containerDelete(
    container: string | undefined,
    options?: RequestOptions,
  ): Promise<RestResponse> {
    return this.delete(await this.containerPath(container), { ...changed, ...options });
  }

  protected async objectHead(
    { object, container }: ObjectPlace,
    options?: RequestOptions,
  ): Promise<RestResponse<undefined>> {
    return this.head(await this.objectPath(object, container), options);
  }

  /** The content as it is kept: what was stored compressed stays so. */
  protected async objectGet<T>(
    { object, container }: ObjectPlace,
    options: RequestOptions & { as: 'bytes' | 'stream' | 'parsed' },
  ): Promise<RestResponse<T>> {
    return this.get<T>(await this.objectPath(object, container), { decompress: false, ...options });
  }

  protected async objectPut(
    { object, container }: ObjectPlace,
    options: RequestOptions,
  ): Promise<RestResponse> {
    return this.put(await this.objectPath(object, container), { ...changed, ...options });
  }

  protected async objectPost(
    { object, container }: ObjectPlace,
    options: RequestOptions,
  ): Promise<RestResponse> {
    return this.post(await this.objectPath(object, container), { ...changed, ...options });
  }

  protected async objectDelete(
    { object, container }: ObjectPlace,
    options?: RequestOptions,
  ): Promise<RestResponse> {
    return this.delete(await this.objectPath(object, container), { ...changed, ...options });
  }

  /** Swift links no pages: the next one begins after the last item of the one before. */
  protected override nextPage(response: RestResponse): string | undefined {
    return nextByMarker(response);
  }

  /** A listing in JSON, page after page. Not modified (304) and empty (204) are a page without items. */
  private pages(at: () => Promise<string>, options: RequestOptions): Listing<unknown> {
    const query = { format: 'json', ...options.query };
    return this.list('', items, { ...options, query, success: [200, 204, 304] }, async (page, call) =>
      this.get(page === '' ? await at() : page, call),
    );
  }
}

/** A base path up to the version of the API. */
export function versionRoot(basePath: string): string {
  return /^(.*?\/v\d+(?:\.\d+)?)(?:\/|$)/.exec(basePath)?.[1] ?? basePath;
}

function checkName(name: string | undefined, what: string): string | undefined {
  if (name !== undefined && (typeof name !== 'string' || name === '' || name.includes('/')))
    throw invalidArgument(`not the name of ${what === 'account' ? 'an account' : 'a container'}`);
  return name;
}

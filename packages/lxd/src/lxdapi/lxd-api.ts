import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import {
  ClientError,
  type EndpointSource,
  invalidArgument,
  path,
  Redactor,
  type RequestOptions,
  type RestClient,
  type WireLogOptions,
} from '@leister/rest';
import { LxdClient } from '../lxd-client.js';
import type { LxdClientOptions } from '../lxd-connection.js';
import { ApiResult } from './api-result.js';
import { answerOf, sendRaw } from './answer.js';
import { ContainersAlias } from './containers-alias.js';
import { type LxdApiPath, traversable } from './traversal.js';

/** How a request is sent, beside its JSON. */
export type ApiRequestOptions = Omit<RequestOptions, 'as' | 'success'>;

type Verb = Parameters<RestClient['request']>[0];

/** What an {@link LxdApi} is, whatever client it speaks through. */
export interface LxdApiSettings {
  /** The version that a path without one belongs to. Default `1.0`. */
  defaultVersion?: string | undefined;
  /** Seconds that waits take, unless told otherwise. Default 30. */
  defaultTimeout?: number | undefined;
}

/** What {@link LxdApi.factory} takes; all that `LxdClient` takes besides. */
export interface LxdApiOptions extends LxdApiSettings, Omit<LxdClientOptions, 'endpoint' | 'log'> {
  /** Absolute path of the daemon's unix socket, or its URL. Default `/var/lib/lxd/unix.socket`. */
  endpoint?: EndpointSource | undefined;
  /** The same as `endpoint`. */
  baseUrl?: string | undefined;
  /** Print each exchange, secrets masked, on standard error or where it is told to. Default: the variable `DEBUG`. */
  debug?: boolean | WireLogOptions | undefined;
}

const defaultEndpoint = '/var/lib/lxd/unix.socket';

/**
 * The interface of lxdapi (LXD REST API 1.0): plain requests whose results can be waited for, on the connections of an
 * {@link LxdClient}.
 *
 * A path that does not begin with `/` is below the place this stands for: below the version, or below what `at` and
 * `forUrl` led to. What fails rejects with a {@link ClientError}; what the daemon refused, with an `ApiException`.
 */
export class LxdApi {
  /** For all that this interface does not do. */
  readonly client: LxdClient;
  /** Seconds, as LXD counts. */
  readonly defaultTimeout: number;
  private readonly place: Place;
  private readonly shared: Shared;

  constructor(client: LxdClient, { defaultVersion = '1.0', defaultTimeout = 30 }: LxdApiSettings = {}) {
    this.client = client;
    this.defaultTimeout = defaultTimeout;
    this.place = { root: undefined, segments: [] };
    this.shared = { defaultVersion, containers: new ContainersAlias(), redactor: new Redactor() };
  }

  /**
   * An API with a client of its own.
   *
   * @throws ClientError CONNECTION where there is no such socket, INVALID_ARGUMENT for an option that cannot be right
   */
  static factory(options: LxdApiOptions = {}): LxdApiPath {
    const { endpoint: given, baseUrl, debug, defaultVersion, defaultTimeout, ...reach } = options;
    if (given !== undefined && baseUrl !== undefined)
      throw invalidArgument('give one of endpoint and baseUrl');
    const endpoint = given ?? baseUrl ?? defaultEndpoint;
    if (typeof endpoint === 'string' && endpoint.startsWith('/') && !existsSync(endpoint)) {
      throw new ClientError(`Socket ${endpoint} does not exist`, { code: 'CONNECTION' });
    }
    const client = new LxdClient({ ...reach, endpoint, log: debug });
    return traversable(new LxdApi(client, { defaultVersion, defaultTimeout }));
  }

  /** The API further down: `api.at('containers', name, 'state')`. Each segment is encoded, whatever it holds. */
  at(...segments: string[]): LxdApiPath {
    const { root, segments: above } = this.place;
    return this.moved({ root, segments: [...above, ...segments] });
  }

  /** The API at an absolute path, or at a URL that the daemon gave. */
  forUrl(url: string): LxdApiPath {
    return this.moved({ root: url, segments: [] });
  }

  /** The absolute path that a path below this place stands for; one that begins with `/` stays as it is. */
  async formatUrl(url = ''): Promise<string> {
    if (url.startsWith('/') || /^[a-z][a-z0-9+.-]*:\/\//i.test(url)) return url;
    const { root = '', segments } = this.place;
    const [, above = '', query = ''] = /^([^?]*)(\?.*)?$/s.exec(root) ?? [];
    const version = root === '' && !isVersion(segments[0]) ? `/${this.shared.defaultVersion}` : '';
    const here = [version + above.replace(/\/+$/, ''), ...segments.map((segment) => path`${segment}`)].join(
      '/',
    );
    return url === '' || url.startsWith('?') ? here + (url || query) : `${here}/${url}`;
  }

  /** GET, here or at a path below. */
  get<M = unknown>(url?: string | ApiRequestOptions, options?: ApiRequestOptions): Promise<ApiResult<M>> {
    return typeof url === 'object' ? this.request('GET', '', url) : this.request('GET', url, options);
  }

  /** DELETE, here or at a path below. */
  delete<M = unknown>(url?: string | ApiRequestOptions, options?: ApiRequestOptions): Promise<ApiResult<M>> {
    return typeof url === 'object' ? this.request('DELETE', '', url) : this.request('DELETE', url, options);
  }

  /** POST: of an object, as JSON, here; or of `options.json`, or `body`, at a path below. */
  post<M = unknown>(json?: string | object, options?: ApiRequestOptions): Promise<ApiResult<M>> {
    return this.send('POST', json, options);
  }

  /** PUT, like {@link post}. It replaces the whole. */
  put<M = unknown>(json?: string | object, options?: ApiRequestOptions): Promise<ApiResult<M>> {
    return this.send('PUT', json, options);
  }

  /** PATCH, like {@link post}. It changes only what is sent. */
  patch<M = unknown>(json?: string | object, options?: ApiRequestOptions): Promise<ApiResult<M>> {
    return this.send('PATCH', json, options);
  }

  /**
   * Sends one request. `containers` goes as `instances` to a server that no longer knows it.
   *
   * @throws ApiException for what the daemon refused or failed at; ClientError for all else
   */
  async request<M = unknown>(method: Verb, url = '', options: ApiRequestOptions = {}): Promise<ApiResult<M>> {
    const { containers, redactor } = this.shared;
    redactor.addFields(options.json);
    redactor.addFields(options.query);
    const once = async (method: Verb, path: string, options: ApiRequestOptions): Promise<ApiResult<M>> =>
      new ApiResult<M>(this, await sendRaw(this.client, method, path, options), redactor);
    const isOnce = options.body instanceof Readable;
    const result = await containers.send(await this.formatUrl(url), {
      isOnce,
      send: (path) => once(method, path, options),
      look: (path) => once('GET', path, answerOf(options)),
    });
    result.validate();
    return result;
  }

  /** Closes the connections of the client. */
  close(): Promise<void> {
    return this.client.close();
  }

  private send<M>(
    method: Verb,
    target: string | object | undefined,
    options: ApiRequestOptions = {},
  ): Promise<ApiResult<M>> {
    if (typeof target === 'string') return this.request(method, target, options);
    return this.request(method, '', target === undefined ? options : { ...options, json: target });
  }

  /** All else is shared, so that one place learns what another one has found out. */
  private moved(place: Place): LxdApiPath {
    const moved = Object.assign(Object.create(LxdApi.prototype) as LxdApi, this, { place });
    return traversable(moved);
  }
}

/** Where an API stands. */
interface Place {
  /** What `forUrl` was given. */
  root: string | undefined;
  segments: readonly string[];
}

/** What all places of an API have in common. */
interface Shared {
  defaultVersion: string;
  containers: ContainersAlias;
  redactor: Redactor;
}

function isVersion(segment = ''): boolean {
  return /^\d+\.\d+$/.test(segment);
}

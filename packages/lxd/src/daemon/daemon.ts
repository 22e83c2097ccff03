import { isRecord, type Json } from '@leister/compute';
import {
  type CallOptions,
  ClientError,
  firstHeader,
  type RequestOptions,
  type RestClient,
  type Timeouts,
} from '@leister/rest';
import type { EventFeed } from './events.js';
import { type LxdOperation, toOperation } from './operation.js';
import { type FollowOptions, type Operations } from './operations.js';

/** What every request made for one call of the caller's has in common. */
export interface DaemonCall {
  signal?: AbortSignal | undefined;
  /** Limits on the phases of each request; the limit on the whole is in the signal. */
  timeout?: Timeouts | undefined;
  headers?: CallOptions['headers'];
  query?: CallOptions['query'];
}

/** What a request changes and with what. */
export interface Change extends Pick<RequestOptions, 'json' | 'headers' | 'query' | 'retry'> {
  verify?: FollowOptions['verify'];
}

/** What the daemon tells of itself. */
export interface DaemonInfo {
  extensions: ReadonlySet<string>;
  /** `trusted` or `untrusted`. */
  auth: string;
  /** What its headers start with: `x-lxd-` or `x-incus-`. */
  headerPrefix: string;
}

type Verb = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The requests of a client, their envelopes opened and their operations followed to the end. */
export class Daemon {
  readonly #client: RestClient;
  readonly #operations: Operations;
  readonly #feed: EventFeed;
  readonly #info: Cached<DaemonInfo>;

  constructor(parts: {
    client: RestClient;
    operations: Operations;
    feed: EventFeed;
    info: Cached<DaemonInfo>;
  }) {
    this.#client = parts.client;
    this.#operations = parts.operations;
    this.#feed = parts.feed;
    this.#info = parts.info;
  }

  /** What a GET tells. */
  async read(path: string, call: DaemonCall): Promise<unknown> {
    return (await this.readWithEtag(path, call)).value;
  }

  /** What a GET tells; undefined where there is nothing. */
  async find(path: string, call: DaemonCall): Promise<unknown> {
    try {
      return await this.read(path, call);
    } catch (error) {
      if (error instanceof ClientError && error.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  }

  /** @returns with the ETag as the daemon sent it, for an `If-Match` */
  async readWithEtag(path: string, call: DaemonCall): Promise<{ value: unknown; etag: string | undefined }> {
    const { body, headers } = await this.#client.get(path, given(call));
    return { value: envelope(body)['metadata'], etag: firstHeader(headers.etag) };
  }

  /** The bytes of what is no envelope: a log, a file. */
  async readBytes(path: string, call: DaemonCall): Promise<Uint8Array> {
    return (await this.#client.get<Uint8Array>(path, { ...given(call), as: 'bytes' })).body;
  }

  /** Uploads bytes. */
  async write(path: string, body: string | Uint8Array | undefined, call: DaemonCall): Promise<void> {
    await this.#client.post(path, { ...given(call), ...(body !== undefined && { body }) });
  }

  /** Sends a change. Gives the operation it became; undefined when it is done already. */
  async begin(verb: Verb, path: string, change: Change, call: DaemonCall): Promise<LxdOperation | undefined> {
    const { verify: _verify, ...options } = change;
    const { body } = await this.#client.request(verb, path, {
      ...given(call),
      ...options,
      headers: { ...call.headers, ...options.headers },
      query: { ...call.query, ...options.query },
    });
    const { type, metadata } = envelope(body);
    // The same request is answered at once by one version and begins an operation in another: only this word tells.
    return type === 'async' ? toOperation(metadata) : undefined;
  }

  /** Sends a change and sees it done. Gives the operation it was, if it was one. */
  async change(
    verb: Verb,
    path: string,
    change: Change,
    call: DaemonCall,
  ): Promise<LxdOperation | undefined> {
    const operation = await this.begin(verb, path, change, call);
    return operation && this.follow(operation, change.verify, call);
  }

  /** Sees an operation to its end. */
  follow(operation: LxdOperation, verify: FollowOptions['verify'], call: DaemonCall): Promise<LxdOperation> {
    const { signal, timeout } = call;
    return this.#operations.follow(this.#client, this.#feed, operation, { signal, timeout, verify });
  }

  /** What the daemon is; asked once. */
  info(call: DaemonCall): Promise<DaemonInfo> {
    return this.#info.get(async () => toInfo(await this.read('/1.0', call)));
  }
}

/** A value that is fetched when it is first wanted. A failure is not kept. */
export class Cached<T> {
  #value: T | undefined;

  async get(fetch: () => Promise<T>): Promise<T> {
    return (this.#value ??= await fetch());
  }
}

/** What the daemon says of itself in `GET /1.0`. One that does not trust the caller does not tell what it is. */
export function toInfo(metadata: unknown): DaemonInfo {
  const server = isRecord(metadata) ? metadata : {};
  const environment = isRecord(server['environment']) ? server['environment'] : {};
  const extensions = Array.isArray(server['api_extensions']) ? server['api_extensions'].map(String) : [];
  return {
    extensions: new Set(extensions),
    auth: String(server['auth']),
    headerPrefix: environment['server'] === 'incus' ? 'x-incus-' : 'x-lxd-',
  };
}

/** What the requests of a call have in common; its limit on the whole is the signal's matter. */
export function callOf(options: CallOptions = {}, signal: AbortSignal): DaemonCall {
  const { headers, query, timeout } = options;
  const { total: _total, ...phases } = typeof timeout === 'object' ? timeout : {};
  return { headers, query, signal, timeout: phases };
}

function given({ signal, timeout, headers, query }: DaemonCall): CallOptions {
  return { signal, headers, query, ...(timeout && Object.keys(timeout).length > 0 && { timeout }) };
}

function envelope(body: unknown): Json {
  if (isRecord(body) && 'metadata' in body) return body;
  throw new ClientError('this is not an answer of LXD', { code: 'PARSE', body });
}

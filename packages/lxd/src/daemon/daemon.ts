import { ClientError, firstHeader, type RequestOptions, type RestClient } from '@leister/rest';
import type { EventFeed } from './events.js';
import { type Cached, type DaemonInfo, toInfo } from './info.js';
import { type Becoming, findTaken, isAnswerLost, operationsIn, uncertain } from './lost-answer.js';
import { type LxdOperation, toOperation } from './operation.js';
import { type FollowOptions, type Operations } from './operations.js';
import { type DaemonCall, envelope, given } from './requests.js';

export type { DaemonCall } from './requests.js';

/** What a request changes and with what. */
export interface Change extends Pick<RequestOptions, 'json' | 'headers' | 'query'> {
  /** Tells by the thing itself whether it was done, where no answer tells it. */
  verify?: FollowOptions['verify'];
  /** The operation it becomes: by this it is found again when the answer is lost. */
  becomes?: Becoming | undefined;
  /** Whether it may be sent again when it turns out that it was not done. Once taken, a second one does no harm. */
  repeat?: boolean;
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

  /** All operations that the daemon knows of: those under way, and those that ended less than 5 s ago. */
  async operations(call: DaemonCall): Promise<LxdOperation[]> {
    return operationsIn((await this.#client.get('/1.0/operations?recursion=1', given(call))).body);
  }

  /** Uploads bytes. */
  async write(path: string, body: string | Uint8Array | undefined, call: DaemonCall): Promise<void> {
    await this.#client.post(path, { ...given(call), ...(body !== undefined && { body }) });
  }

  /**
   * Sends a change. Gives the operation it became; undefined when it is done already. When the answer is lost, looks
   * what became of it before anything is sent again.
   */
  async begin(verb: Verb, path: string, change: Change, call: DaemonCall): Promise<LxdOperation | undefined> {
    const sent = performance.now();
    try {
      return await this.#send(verb, path, change, call);
    } catch (error) {
      if (error instanceof ClientError && call.signal?.aborted) throw uncertain(error);
      if (!isAnswerLost(error)) throw error;
      const fate = await this.#findOut(change, sent, error, call);
      if (fate !== 'not done') return fate;
      if (!change.repeat) throw uncertain(error);
      return this.#send(verb, path, change, call);
    }
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

  /** @throws ClientError UNSUPPORTED for a daemon without an API extension, with nothing but the question sent */
  async require(extension: string | undefined, call: DaemonCall): Promise<void> {
    if (extension === undefined || (await this.info(call)).extensions.has(extension)) return;
    throw new ClientError(`the daemon has no API extension ${extension}`, {
      status: 501,
      code: 'UNSUPPORTED',
    });
  }

  async #send(verb: Verb, path: string, change: Change, call: DaemonCall): Promise<LxdOperation | undefined> {
    const { verify: _verify, becomes: _becomes, repeat: _repeat, ...options } = change;
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

  /** What became of a change whose answer was lost: it was done, it is an operation, or it is not done. */
  async #findOut(
    { verify, becomes }: Change,
    sent: number,
    loss: ClientError,
    call: DaemonCall,
  ): Promise<LxdOperation | undefined | 'not done'> {
    try {
      // First: until it has ended, the daemon takes nothing else for that instance, done as it may look.
      const isNew = ({ id }: LxdOperation): boolean => !this.#operations.hasFollowed(id);
      const taken = becomes && (await findTaken(this.#client, becomes, sent, call)).find(isNew);
      if (taken) return taken;
      return (await verify?.(false)) ? undefined : 'not done';
    } catch (error) {
      if (call.signal?.aborted) throw error;
      throw uncertain(loss);
    }
  }
}

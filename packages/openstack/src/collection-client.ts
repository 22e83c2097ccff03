import {
  type CallOptions,
  ClientError,
  invalidArgument,
  type Listing,
  path,
  type RequestOptions,
  type RestResponse,
  defaultWaitTimeout,
  type WaitOptions,
  WaitTimeout,
} from '@leister/rest';
import { type Acknowledged, acknowledged } from './acknowledged.js';
import type { Collection } from './collection.js';
import { Contact } from './contact.js';
import { OpenStackClient } from './openstack-client.js';
import { checkNameOrId, mayBeId, type Named, pickByNameOrId } from './pick-by-name-or-id.js';
import { type Json, record, unwrap, unwrapList } from './read.js';
import { goneStatus, type StatusWords, untilStatus, type Watched, whileStatus } from './status-conditions.js';

/** A call of a service that may have microversions. */
export interface ServiceCall extends RequestOptions {
  /** The lowest microversion that knows the request. */
  microversion?: string | undefined;
}

/** A verb of OpenStack's. */
export type ServiceVerb = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** How one item is looked at in a wait. */
export interface Sight<T extends Watched> {
  /** What it is called in errors: `volume`. */
  kind: string;
  look: (id: string, options: CallOptions) => Promise<T>;
}

/**
 * A service whose resources all speak alike: a path for the collection and one below it for each item, bodies wrapped
 * under the name of the resource. One thin method for each verb; each takes the {@link Collection} it is about.
 */
export abstract class CollectionClient extends OpenStackClient {
  /** The one door: all requests of the service pass here. */
  protected async send<T = unknown>(
    verb: ServiceVerb,
    path: string,
    call: ServiceCall = {},
  ): Promise<RestResponse<T>> {
    const { microversion, ...options } = call;
    const headers = { ...this.microversionHeaders(microversion), ...options.headers };
    return this.request<T>(verb, path, { ...options, headers });
  }

  /** The headers that ask for a microversion. The default has none: most services do not have them. */
  protected microversionHeaders(_lowest: string | undefined): Record<string, string> {
    return {};
  }

  /**
   * GET of all, page by page.
   *
   * @param at where, when the path is built from an id: a listing fails only when it is used
   */
  protected collectionList<T>(
    { many, read }: Pick<Collection<T>, 'many' | 'read'>,
    at: string | (() => string),
    options: ServiceCall = {},
  ): Listing<T> {
    return this.list(
      at,
      (body) => unwrapList(body, many).map(read),
      options,
      (page, call) => this.send('GET', page, call),
    );
  }

  /** GET of one. @throws ClientError NOT_FOUND */
  protected async collectionGet<T>(of: Collection<T>, id: string, options?: ServiceCall): Promise<T> {
    return this.readItem(of, await this.send('GET', of.path + path`/${id}`, options));
  }

  /** POST to the collection; gives what was made. */
  protected async collectionPost<T>(of: Collection<T>, fields: Json, options?: ServiceCall): Promise<T> {
    return this.readItem(of, await this.send('POST', of.path, { ...options, json: wrap(of, fields) }));
  }

  /**
   * POST of several at once, all of them or none. Gives them in the order given.
   *
   * @param toFields what goes into the body for one
   * @throws ClientError INVALID_ARGUMENT for what is no list
   */
  protected async collectionPostMany<T, N>(
    { path, many, read }: Collection<T>,
    wanted: readonly N[],
    toFields: (one: N) => Json,
    options?: ServiceCall,
  ): Promise<T[]> {
    if (!Array.isArray(wanted)) throw invalidArgument(`the ${many.replaceAll('_', ' ')} are to be a list`);
    const items = wanted.map((one: N) => toFields(one));
    // Nothing to make is no request: services refuse an empty list.
    if (items.length === 0) return [];
    const response = await this.send('POST', path, { ...options, json: { [many]: items } });
    return this.readResponse(response, (body) => unwrapList(body, many).map(read));
  }

  /** PUT of the fields that are to change; gives it as it is then. */
  protected async collectionPut<T>(
    of: Collection<T>,
    id: string,
    fields: Json,
    options?: ServiceCall,
  ): Promise<T> {
    const response = await this.send('PUT', of.path + path`/${id}`, { ...options, json: wrap(of, fields) });
    return this.readItem(of, response);
  }

  /** DELETE of one. @throws ClientError NOT_FOUND */
  protected async collectionDelete(
    of: Collection<unknown>,
    id: string,
    options?: ServiceCall,
  ): Promise<Acknowledged> {
    return acknowledged(await this.send('DELETE', of.path + path`/${id}`, options));
  }

  /** The one in an answer. @throws ClientError PARSE */
  protected readItem<T>({ one, wrapped = true, read }: Collection<T>, response: RestResponse): T {
    return this.readResponse(response, (body) => read(wrapped ? unwrap(body, one) : record(body, one)));
  }

  /**
   * The one with an id, or with a name that no other has.
   *
   * @throws ClientError NOT_FOUND, CONFLICT; INVALID_ARGUMENT for an empty one, and nothing is sent
   */
  protected async findByNameOrId<T extends Named>(
    kind: string,
    nameOrId: string,
    { get, list }: { get: (id: string) => Promise<T>; list: () => PromiseLike<T[]> },
  ): Promise<T> {
    checkNameOrId(kind, nameOrId);
    if (mayBeId(nameOrId)) {
      const found = await unlessMissing(get(nameOrId));
      if (found) return found;
    }
    return pickByNameOrId(kind, await list(), nameOrId);
  }

  /**
   * Waits until one is in a status (or one of several). What is gone is in the status `deleted`. Outlives a service that
   * is away for less than 30 s.
   *
   * @throws ClientError OPERATION_FAILED in a status of error, NOT_FOUND when it is gone; WaitTimeout
   */
  protected async waitStatusUntil<T extends Watched>(
    sight: Sight<T>,
    id: string,
    status: StatusWords,
    options?: WaitOptions<T>,
  ): Promise<T> {
    return this.watch(sight, id, untilStatus(sight.kind, status), options);
  }

  /** Waits while one is in a status (or one of several). @throws ClientError NOT_FOUND when it is gone; WaitTimeout */
  protected async waitStatusWhile<T extends Watched>(
    sight: Sight<T>,
    id: string,
    status: StatusWords,
    options?: WaitOptions<T>,
  ): Promise<T> {
    return this.watch(sight, id, whileStatus(sight.kind, status), options);
  }

  private async watch<T extends Watched>(
    { kind, look }: Sight<T>,
    id: string,
    condition: (seen: T) => boolean,
    options: WaitOptions<T> = {},
  ): Promise<T> {
    let last: T | undefined;
    const contact = new Contact();
    const poll = async (call: CallOptions): Promise<T> => {
      const answer = await contact.ask(async () => ({ seen: await unlessMissing(look(id, call)) }));
      // The service is away and may come back.
      if (!answer && last) return last;
      // What was never seen has nothing but its id and that it is gone.
      const nothing = { id, name: '', raw: undefined } as unknown as T;
      return (last = answer?.seen ?? { ...(last ?? nothing), status: goneStatus });
    };
    try {
      return await this.wait(poll, condition, options);
    } catch (error) {
      if (!(error instanceof WaitTimeout) || !last) throw error;
      const limit = options.signal?.aborted
        ? 'at the deadline'
        : `after ${options.timeout ?? defaultWaitTimeout} ms`;
      const outage = contact.outage();
      if (!outage) throw new WaitTimeout(`${kind} ${id} is still in ${last.status} ${limit}`, last);
      const away = `${limit} the service could not be reached: ${outage.message}`;
      throw new WaitTimeout(`${kind} ${id} was last seen in ${last.status}; ${away}`, last, outage);
    }
  }
}

function wrap({ one, wrapped = true }: Collection<unknown>, fields: Json): Json {
  return wrapped ? { [one]: fields } : fields;
}

async function unlessMissing<T>(looking: Promise<T>): Promise<T | undefined> {
  try {
    return await looking;
  } catch (error) {
    if (error instanceof ClientError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

import { acknowledged, checkNameOrId, pickByNameOrId } from '@leister/openstack';
import {
  type CallOptions,
  ClientError,
  defined,
  invalidArgument,
  type Listing,
  path,
  type RestResponse,
  type Settled,
  settleAll,
} from '@leister/rest';
import { checkCreateServer } from '../check-create.js';
import type { NovaCall } from '../compute-wire.js';
import type { Acknowledged } from '../model/resources.js';
import type { CreateServer, ListServers, RebuildServer, Server } from '../model/server.js';
import type { UpdateServer } from '../model/server-parts.js';
import { microversionOf } from '../nova/microversion.js';
import { type Json, unwrapList } from '../nova/read.js';
import {
  firstMicroversionFor,
  microversionsFor,
  rebuildBody,
  serverBody,
  updateBody,
} from '../nova/server-body.js';
import { queryMicroversion, serverQuery } from '../nova/server-query.js';
import { toServer } from '../nova/to-server.js';
import { ServerVolumeMethods } from './server-volumes.js';

/** How many servers `createServers` creates at once, and whom it tells. */
export interface CreateServersOptions extends CallOptions {
  /** Default 4. */
  concurrency?: number | undefined;
  /** Told of each server as its creation is accepted or fails. After it throws, no further ones are begun. */
  onSettled?: ((outcome: Settled<CreateServer, Server>) => void) | undefined;
}

/** Servers: the core of the family. */
export abstract class ServerMethods<
  S extends Server = Server,
  C extends CreateServer = CreateServer,
> extends ServerVolumeMethods {
  /** The servers the caller may see. Nova: GET /servers/detail, paged. */
  listServers(filter: ListServers = {}, options: CallOptions = {}): Listing<S> {
    const { detail = true, ...wanted } = filter;
    const query = { ...serverQuery(wanted), ...options.query };
    return this.novaList(
      'listServers',
      detail ? '/servers/detail' : '/servers',
      (body) => this.readServers(body),
      { microversion: queryMicroversion(wanted), ...options, query },
    );
  }

  /** Nova: GET /servers/{id}. @throws ClientError NOT_FOUND */
  async getServerDetails(id: string, options?: CallOptions): Promise<S> {
    return this.unwrapServer(await this.serversGet('getServerDetails', id, options));
  }

  /**
   * Begins to create a server and gives what is known of it: its status is BUILD until the cloud is done, see
   * {@link waitServerUntil}. Nova: POST /servers.
   *
   * @throws ClientError INVALID_ARGUMENT; UNSUPPORTED for an option that this cloud cannot honour
   */
  async createServer(server: C, options?: CallOptions): Promise<S> {
    this.checkCreateServer(server);
    const microversions = microversionsFor(server);
    const body = serverBody(server, microversionOf(this.microversion, microversions));
    const call = { ...options, ...microversions };
    const response = await this.serversPost(body, call, server.schedulerHints);
    // Nova tells little more than the id; name and status are known all the same.
    return { ...this.unwrapServer(response), name: server.name, status: 'BUILD' };
  }

  /** Creates many servers, several at a time, and tells for each what became of it, in the order given. */
  async createServers(servers: readonly C[], options: CreateServersOptions = {}): Promise<Settled<C, S>[]> {
    const { concurrency = 4, onSettled, ...call } = options;
    let stopped: ClientError | undefined;
    return settleAll(
      servers,
      async (server) => {
        if (stopped) throw stopped;
        const [outcome] = await settleAll([server], () => this.createServer(server, call));
        try {
          onSettled?.(outcome!);
        } catch (error) {
          // The server is there all the same, and its owner must learn of it.
          stopped ??= notBegun(error);
        }
        if (outcome!.error) throw outcome!.error;
        return outcome!.value;
      },
      { concurrency, signal: options.signal },
    );
  }

  /** Nova: DELETE /servers/{id}. @throws ClientError NOT_FOUND */
  async deleteServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.serversDelete(id, options));
  }

  /**
   * The server with an id or a name that no other has.
   *
   * @throws ClientError NOT_FOUND; CONFLICT when several servers have the name
   */
  async findServer(nameOrId: string, options?: CallOptions): Promise<S> {
    checkNameOrId('server', nameOrId);
    if (this.isServerId(nameOrId)) {
      const found = await this.detailsIfAny(nameOrId, options);
      if (found) return found;
    }
    return pickByNameOrId('server', await this.listServers({}, options), nameOrId);
  }

  /**
   * Gives the server another name. Where the name is the id, the id changes with it: go on with the one given back.
   * Nova: PUT /servers/{id}.
   *
   * @throws ClientError INVALID_ARGUMENT for an empty name, NOT_FOUND
   */
  async updateServerName(id: string, name: string, options?: CallOptions): Promise<S> {
    if (typeof name !== 'string' || name.trim() === '') throw invalidArgument('a server needs a name');
    const response = await this.serversPut('updateServerName', id, { name }, options);
    // Cyclades answers 204 and says nothing.
    if (response.body === undefined) return { ...this.toServer({ id, name }), raw: response.headers };
    return this.unwrapServer(response);
  }

  /** Changes what is told of the server; what is left out stays. Nova: PUT /servers/{id}. */
  async updateServer(id: string, changes: UpdateServer, options?: CallOptions): Promise<S> {
    const call = { microversion: firstMicroversionFor(changes), ...options };
    return this.unwrapServer(await this.serversPut('updateServer', id, updateBody(changes), call));
  }

  /**
   * Makes the server anew from an image, by default its own; it keeps its id and addresses. Nova: action rebuild.
   *
   * @throws ClientError INVALID_ARGUMENT when no image is named and the server was made from none
   */
  async rebuildServer(id: string, rebuild: RebuildServer = {}, options?: CallOptions): Promise<S> {
    this.admit('rebuildServer', 'POST', path`/servers/${id}/action`);
    const imageRef = rebuild.imageId ?? (await this.getServerDetails(id, options)).image?.id;
    if (imageRef === undefined) throw invalidArgument('the server was not made from an image: name one');
    const action = { rebuild: rebuildBody(rebuild, imageRef) };
    const call = { microversion: firstMicroversionFor(rebuild), ...options };
    return this.unwrapServer(await this.serversActionPost('rebuildServer', id, action, call));
  }

  /** A server as the cloud sent it, in the family's words. */
  protected toServer(raw: Json): S {
    // Nova's server has all of Server; what a child's type adds is optional and filled in by the child.
    return toServer(raw) as S;
  }

  /** Whether a text may be the id of a server, so that asking for it is worth a request. */
  protected isServerId(text: string): boolean {
    return /^(?:\d+|[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12})$/i.test(text);
  }

  /**
   * Refuses what cannot be created, by name, before anything is sent. For overrides of `createServer` to call first.
   *
   * @throws ClientError INVALID_ARGUMENT, UNSUPPORTED
   */
  protected checkCreateServer(server: CreateServer): void {
    checkCreateServer(server, this.profile, this.constructor.name);
  }

  /** GET /servers/{id}, as it is answered. @param method the public one on whose behalf */
  protected serversGet(method: string, id: string, options?: NovaCall): Promise<RestResponse<Json>> {
    return this.novaAt(method, 'GET', () => path`/servers/${id}`, options);
  }

  /** POST /servers, as it is answered. @param hints for the scheduler */
  protected serversPost(server: Json, options: NovaCall, hints?: Json): Promise<RestResponse<Json>> {
    const json = defined({ server, 'os:scheduler_hints': hints });
    return this.nova('createServer', 'POST', '/servers', { ...options, json });
  }

  /** PUT /servers/{id}, as it is answered. @param method the public one on whose behalf */
  protected serversPut(method: string, id: string, server: Json, options?: NovaCall): Promise<RestResponse> {
    return this.novaAt(method, 'PUT', () => path`/servers/${id}`, { ...options, json: { server } });
  }

  /** DELETE /servers/{id}, as it is answered. */
  protected serversDelete(id: string, options?: NovaCall): Promise<RestResponse> {
    return this.novaAt('deleteServer', 'DELETE', () => path`/servers/${id}`, options);
  }

  /** The server, or undefined when there is none. */
  protected async detailsIfAny(id: string, options?: CallOptions): Promise<S | undefined> {
    try {
      return await this.getServerDetails(id, options);
    } catch (error) {
      if (error instanceof ClientError && error.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  }

  private unwrapServer(response: RestResponse): S {
    return this.novaRead(response, 'server', (raw) => this.toServer(raw));
  }

  private readServers(body: unknown): S[] {
    return unwrapList(body, 'servers').map((raw) => this.toServer(raw));
  }
}

function notBegun(cause: unknown): ClientError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ClientError(`not begun, for onSettled failed: ${why}`, { code: 'OPERATION_FAILED', cause });
}

import { type Acknowledged, type CreateServer, type Json, pickByNameOrId } from '@leister/compute';
import { type CallOptions, invalidArgument, type Listing } from '@leister/rest';
import { imageSource } from '../catalog/image-source.js';
import { pagesOf } from '../catalog/paging.js';
import type { LxdCreateServer, LxdListServers, LxdServer } from '../model.js';
import { checkLxdServer } from '../servers/create-server.js';
import { removeServer } from '../servers/delete-server.js';
import { isInstanceName } from '../servers/instance.js';
import { getServer, listServers } from '../servers/list-servers.js';
import { makeServer } from '../servers/make-server.js';
import { renameInstance } from '../servers/rename.js';
import { tellOf } from '../servers/seen-server.js';
import { toLxdServer } from '../servers/to-server.js';
import { LxdServerActionMethods } from './server-actions.js';

/** Instances as servers. */
export abstract class LxdServerMethods extends LxdServerActionMethods {
  /** LXD: GET /1.0/instances. The daemon does not page; it is asked once for each pass. */
  override listServers(filter: LxdListServers = {}, options: CallOptions = {}): Listing<LxdServer> {
    const fetch = (): Promise<LxdServer[]> =>
      this.perform(options, (_, call) => listServers(this.view, filter, call));
    return pagesOf(fetch, filter, options.signal, (page) => tellOf(this.view, page, 'caller'));
  }

  /** LXD: GET /1.0/instances/{name}?recursion=1. @param id the name, or `uuid:` and the instance's uuid */
  override getServerDetails(id: string, options?: CallOptions): Promise<LxdServer> {
    return this.perform(options, async (_, call) => this.shown(await getServer(this.view, id, call)));
  }

  /**
   * Has an instance made, filled and started. LXD: POST /1.0/instances, then files and state.
   *
   * @throws ClientError CONFLICT when the name is in use
   */
  override async createServer(server: LxdCreateServer, options?: CallOptions): Promise<LxdServer> {
    this.checkCreateServer(server);
    return this.perform(options, (_, call) => makeServer(this.view, server, this.remotes, call));
  }

  /**
   * The server with a name, or `uuid:` and an instance's uuid: on LXD a name is an id, and no two have it.
   *
   * @throws ClientError NOT_FOUND
   */
  override async findServer(nameOrId: string, options?: CallOptions): Promise<LxdServer> {
    const found = this.isServerId(nameOrId) ? await this.detailsIfAny(nameOrId, options) : undefined;
    return found ?? pickByNameOrId('server', [], nameOrId);
  }

  /**
   * Has an instance deleted, by force when it runs, also one that is still being made. LXD: DELETE
   * /1.0/instances/{name}, where need be after PUT /1.0/instances/{name}/state, action stop.
   *
   * @throws ClientError NOT_FOUND; CONFLICT for one that is protected
   */
  override deleteServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, options, (_, name, call) => removeServer(this.view, name, call));
  }

  /**
   * Renames an instance, which must not run: its id is its name, go on with the one given back.
   * LXD: POST /1.0/instances/{name}.
   *
   * @throws ClientError CONFLICT when it runs, or when the name is in use
   */
  override updateServerName(id: string, name: string, options?: CallOptions): Promise<LxdServer> {
    return this.performOn(id, options, async (daemon, oldName, call) => {
      if (!isInstanceName(name))
        throw invalidArgument(`not a name for a server on LXD: ${JSON.stringify(name)}`);
      await renameInstance(daemon, oldName, name, call);
      return this.shown(await getServer(this.view, name, call));
    });
  }

  protected override toServer(raw: Json): LxdServer {
    return toLxdServer(raw);
  }

  protected override isServerId(text: string): boolean {
    return isInstanceName(text) || text.startsWith('uuid:');
  }

  protected override checkCreateServer(server: CreateServer): void {
    super.checkCreateServer(server);
    checkLxdServer(server);
    imageSource(server.imageId ?? '', this.remotes);
  }

  private shown(server: LxdServer): LxdServer {
    tellOf(this.view, [server], 'caller');
    return server;
  }
}

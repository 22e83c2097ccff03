import type { Acknowledged, CreateServer, ListServers, RebuildServer, Server } from '@leister/compute';
import type { CallOptions, Listing } from '@leister/rest';
import { find } from '../cloud/items.js';
import { createServer, deleteServer, filterServers, rebuildServer, renameServer } from '../cloud/servers.js';
import { toBriefServer, toServer } from '../cloud/to-results.js';
import { DummyProjectMethods } from './project.js';

/** Servers as such. */
export abstract class DummyServerMethods extends DummyProjectMethods {
  override listServers(filter: ListServers = {}, options?: CallOptions): Listing<Server> {
    const { detail = true, marker, limit } = filter;
    return this.pages('listServers', options, {
      kind: 'servers',
      select: (cloud) => filterServers(cloud, filter),
      translate: (cloud, server) => (detail ? toServer(cloud, server) : toBriefServer(server)),
      marker,
      limit,
    });
  }

  override getServerDetails(id: string, options?: CallOptions): Promise<Server> {
    return this.read('getServerDetails', options, (cloud) => toServer(cloud, find(cloud, 'servers', id)));
  }

  override async createServer(server: CreateServer, options?: CallOptions): Promise<Server> {
    this.checkCreateServer(server);
    const { adminPassword } = server;
    if (adminPassword !== undefined) this.keepSecret(adminPassword);
    const created = await this.change('createServer', options, (cloud) =>
      toServer(cloud, createServer(cloud, server)),
    );
    return { ...created, ...(adminPassword !== undefined && { adminPassword }) };
  }

  override deleteServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('deleteServer', options, (cloud) => deleteServer(cloud, id));
  }

  override updateServerName(id: string, name: string, options?: CallOptions): Promise<Server> {
    return this.change('updateServerName', options, (cloud) =>
      toServer(cloud, renameServer(cloud, id, name)),
    );
  }

  override rebuildServer(id: string, rebuild: RebuildServer = {}, options?: CallOptions): Promise<Server> {
    return this.change('rebuildServer', options, (cloud) => {
      const server = toServer(cloud, rebuildServer(cloud, id, rebuild));
      const { adminPassword } = rebuild;
      if (adminPassword === undefined) return server;
      this.keepSecret(adminPassword);
      return { ...server, adminPassword };
    });
  }
}

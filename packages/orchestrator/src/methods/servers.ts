import { type Acknowledged, type CreateServer, serverFilter } from '@leister/compute';
import { type CallOptions, ClientError, type Listing } from '@leister/rest';
import { checkSegment } from '../check.js';
import type { ListOrchestratorServers, OrchestratorServer } from '../model.js';
import { pagesOf } from '../pages.js';
import { toServer } from '../to-results.js';
import { OrchestratorAssignmentMethods } from './assignments.js';

/** Nodes as servers, for programs that know the compute family and not the Orchestrator. */
export abstract class OrchestratorServerMethods extends OrchestratorAssignmentMethods {
  /** The nodes of the cloud, which come all at once. GET /nodes. */
  override listServers(
    filter: ListOrchestratorServers = {},
    options: CallOptions = {},
  ): Listing<OrchestratorServer> {
    const fetch = async (): Promise<OrchestratorServer[]> =>
      (await this.listNodes(filter, options)).map(toServer);
    return pagesOf(fetch, filter, options.signal).filter(serverFilter(filter));
  }

  /** Looked up among the nodes: the Orchestrator tells of none by itself. @throws ClientError NOT_FOUND */
  override async getServerDetails(id: string, options?: CallOptions): Promise<OrchestratorServer> {
    checkSegment(id);
    const found = await this.lookAtServer(id, options);
    if (found) return found;
    throw new ClientError(`no server has the id ${JSON.stringify(id)}`, { code: 'NOT_FOUND' });
  }

  /**
   * Starts a node. Where the cloud gives names of its own, the name that is given back is another than was asked for.
   * POST /vm/start.
   */
  override async createServer(server: CreateServer, options?: CallOptions): Promise<OrchestratorServer> {
    this.checkCreateServer(server);
    const { name, flavorId: size, imageId: image = '', keyName: keyname, metadata } = server;
    return toServer(await this.startVm({ name, image, size, keyname, metadata }, options));
  }

  /** Stops a node, which deletes it. PUT /vm/stop. @throws ClientError NOT_FOUND */
  override async deleteServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    checkSegment(id);
    const { raw } = await this.stopVm({ node: id }, options);
    return { raw };
  }

  /** Undefined only where the list of nodes has it not: that the API is not there says nothing of a server. */
  protected override async lookAtServer(
    id: string,
    options?: CallOptions,
  ): Promise<OrchestratorServer | undefined> {
    const servers = await this.listServers({}, options);
    return servers.find((server) => server.id === id);
  }

  /** To ask for one is to ask for all of them: names can be looked for at the same time. */
  protected override isServerId(): boolean {
    return false;
  }
}

import type { Json } from '@leister/compute';
import { type CallOptions, defined, Listing, type RestResponse } from '@leister/rest';
import { checkNodeReference, checkTexts } from '../check.js';
import type { InCloud, NodeReference, OrchestratorNode, StartVm, Stopped } from '../model.js';
import { listIn, oneIn, toNode, toStopped } from '../to-results.js';
import { OrchestratorCatalogMethods } from './catalog.js';

/** Nodes, in the Orchestrator's own words: to start is to create, to stop is to delete. */
export abstract class OrchestratorNodeMethods extends OrchestratorCatalogMethods {
  /** GET /nodes. */
  listNodes({ cloud }: InCloud = {}, options: CallOptions = {}): Listing<OrchestratorNode> {
    const fetch = async (): Promise<OrchestratorNode[]> =>
      this.readResponse(await this.nodesGet(cloud, options), (body) => listIn(body, 'nodes').map(toNode));
    return Listing.single(fetch, { signal: options.signal });
  }

  /**
   * Creates a node. Never sent a second time: where the answer is lost, nobody knows whether it was done.
   * POST /vm/start.
   *
   * @throws ClientError INVALID_ARGUMENT; NOT_FOUND for an image or a size that there is not; SERVER for a cloud that
   * there is not or that failed
   */
  async startVm({ cloud, ...vm }: StartVm, options?: CallOptions): Promise<OrchestratorNode> {
    const { name, image, size, keyname, metadata } = vm;
    checkTexts({ name, image, size });
    const json = defined({ name, image, size, keyname, metadata });
    const response = await this.vmStartPost(cloud, json, options);
    return this.readResponse(response, (body) => toNode(oneIn(body, 'nodes')));
  }

  /**
   * Deletes a node: the first whose id is `node`, or whose name is `hostname`. PUT /vm/stop.
   *
   * @throws ClientError INVALID_ARGUMENT where neither is given; NOT_FOUND; SERVER for a cloud that there is not or that
   * failed
   */
  async stopVm(which: NodeReference, options?: CallOptions): Promise<Stopped> {
    const { cloud, ...reference } = which;
    const json = checkNodeReference(reference);
    return this.readResponse(await this.vmStopPut(cloud, json, options), toStopped);
  }

  /** GET /nodes, as it is answered. */
  protected nodesGet(cloud?: string, options?: CallOptions): Promise<RestResponse> {
    return this.inCloud('GET', '/nodes', cloud, options);
  }

  /** POST /vm/start, as it is answered. */
  protected vmStartPost(cloud: string | undefined, json: Json, options?: CallOptions): Promise<RestResponse> {
    return this.inCloud('POST', '/vm/start', cloud, { ...options, json });
  }

  /** PUT /vm/stop, as it is answered. */
  protected vmStopPut(cloud: string | undefined, json: Json, options?: CallOptions): Promise<RestResponse> {
    return this.inCloud('PUT', '/vm/stop', cloud, { ...options, json });
  }
}

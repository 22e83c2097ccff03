import { toImage, toNode, toSize } from '../clouds/to-node.js';
import type { Answer } from '../http/answer.js';
import { ApiError } from '../http/api-error.js';
import { type ApiRequest, cloudOf } from '../http/api-request.js';
import { VMManageAPI } from './vm-manage-api.js';

/** What a cloud has: nodes, images, sizes, tenants. */
export class SystemStatus extends VMManageAPI {
  override async get(request: ApiRequest): Promise<Answer> {
    const cloud = cloudOf(request);
    switch (request.params['action']) {
      case 'nodes':
        return this.nodes(cloud);
      case 'images':
        return this.images(cloud);
      case 'flavors':
      case 'sizes':
        return this.flavors(cloud);
      case 'tenants':
        return this.tenants(cloud);
      default:
        throw new ApiError(400, 'Unrecognized action found');
    }
  }

  protected async nodes(name: string): Promise<Answer> {
    const cloud = this.services.clouds.get(name);
    const servers = await cloud.ask((client, options) => client.listServers({}, options));
    const { nodeStates } = this.services;
    return { status: 'ok', nodes: servers.map((server) => toNode(cloud.definition, server, nodeStates)) };
  }

  protected async images(name: string): Promise<Answer> {
    const cloud = this.services.clouds.get(name);
    const images = await cloud.ask((client, options) => client.listImages({}, options));
    return { status: 'ok', images: images.map((image) => toImage(cloud.definition, image)) };
  }

  protected async flavors(name: string): Promise<Answer> {
    const cloud = this.services.clouds.get(name);
    const flavors = await cloud.ask((client, options) => client.listFlavors({}, options));
    return { status: 'ok', flavors: flavors.map((flavor) => toSize(cloud.definition, flavor)) };
  }

  /** The original asks no cloud: it tells of one tenant for `default` and of an empty one for any other name. */
  protected tenants(name: string): Answer {
    const demo = {
      id: 'f122fd1685b142d6830ee970900b2151',
      name: 'demo',
      provider: 'openstack',
      cloud_type: 'OpenStack',
    };
    return { status: 'ok', tenants: [name === 'default' ? demo : {}] };
  }
}

import { acknowledged, checkNameOrId, pickByNameOrId } from '@leister/openstack';
import { type CallOptions, type Listing, path } from '@leister/rest';
import { pickById } from '../finding.js';
import type { Acknowledged, Image, ListImages } from '../model/resources.js';
import { unwrapList } from '../nova/read.js';
import { toImage } from '../nova/to-resources.js';
import { FlavorMethods } from './flavors.js';

/** Nova has handed these requests on to Glance since its beginning, and given that up in 2.36. */
const proxied = { lastMicroversion: '2.35' };

/** What servers are made from. */
export abstract class ImageMethods extends FlavorMethods {
  /** Nova (up to 2.35): GET /images/detail. */
  listImages(filter: ListImages = {}, options: CallOptions = {}): Listing<Image> {
    const { detail = true, changesSince, ...rest } = filter;
    return this.novaList(
      'listImages',
      detail ? '/images/detail' : '/images',
      (body) => unwrapList(body, 'images').map(toImage),
      { ...proxied, ...options, query: { ...rest, 'changes-since': changesSince, ...options.query } },
    );
  }

  /** Nova (up to 2.35): GET /images/{id}; elsewhere looked up in the list. @throws ClientError NOT_FOUND */
  async getImageDetails(id: string, options?: CallOptions): Promise<Image> {
    if (this.profile.wire !== 'nova') return pickById('image', await this.listImages({}, options), id);
    const response = await this.novaAt('getImageDetails', 'GET', () => path`/images/${id}`, {
      ...proxied,
      ...options,
    });
    return this.novaRead(response, 'image', toImage);
  }

  /**
   * The image with an id or a name that no other has.
   *
   * @throws ClientError NOT_FOUND; CONFLICT when several images have the name
   */
  async findImage(nameOrId: string, options?: CallOptions): Promise<Image> {
    checkNameOrId('image', nameOrId);
    return pickByNameOrId('image', await this.listImages({}, options), nameOrId);
  }

  /** Nova (up to 2.35): DELETE /images/{id}. */
  async deleteImage(id: string, options?: CallOptions): Promise<Acknowledged> {
    const call = { ...proxied, ...options };
    return acknowledged(await this.novaAt('deleteImage', 'DELETE', () => path`/images/${id}`, call));
  }
}

import { type Acknowledged, acknowledged } from '@leister/openstack';
import { type CallOptions, path } from '@leister/rest';
import { ImageMemberMethods } from './image-members.js';

/** What is done to an image as a whole. */
export abstract class ImageActionMethods extends ImageMemberMethods {
  /** Keeps everybody but administrators from the data. Glance: POST /v2/images/{id}/actions/deactivate. */
  async deactivateImage(id: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.send('POST', path`/images/${id}/actions/deactivate`, options));
  }

  /** Glance: POST /v2/images/{id}/actions/reactivate. */
  async reactivateImage(id: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.send('POST', path`/images/${id}/actions/reactivate`, options));
  }

  /** Adds a tag; one that is there already is no error. Glance: PUT /v2/images/{id}/tags/{tag}. */
  async addImageTag(id: string, tag: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.send('PUT', path`/images/${id}/tags/${tag}`, options));
  }

  /** Glance: DELETE /v2/images/{id}/tags/{tag}. @throws ClientError NOT_FOUND */
  async deleteImageTag(id: string, tag: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.send('DELETE', path`/images/${id}/tags/${tag}`, options));
  }
}

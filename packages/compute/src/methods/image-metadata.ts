import { acknowledged } from '@leister/openstack';
import { type CallOptions, path, type RestResponse } from '@leister/rest';
import type { NovaCall, NovaVerb } from '../compute-wire.js';
import type { Acknowledged } from '../model/resources.js';
import { toMetadata } from '../nova/to-resources.js';
import { ImageMethods } from './images.js';

/** What is noted of images. */
export abstract class ImageMetadataMethods extends ImageMethods {
  /** All of it, or what one key says. Nova (up to 2.38): GET /images/{id}/metadata[/{key}]. */
  async getImageMetadata(id: string, key?: string, options?: CallOptions): Promise<Record<string, string>> {
    const response = await this.imagesMetadata('getImageMetadata', 'GET', id, key, options);
    return this.novaRead(response, key === undefined ? 'metadata' : 'meta', toMetadata);
  }

  /** Sets one key. Nova (up to 2.38): PUT /images/{id}/metadata/{key}. */
  async createImageMetadata(
    id: string,
    { key, value }: { key: string; value: string },
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    const json = { meta: { [key]: value } };
    const call = { ...options, json };
    return this.novaRead(
      await this.imagesMetadata('createImageMetadata', 'PUT', id, key, call),
      'meta',
      toMetadata,
    );
  }

  /** Sets the keys given and leaves the others. Gives all. Nova (up to 2.38): POST /images/{id}/metadata. */
  async updateImageMetadata(
    id: string,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    const call = { ...options, json: { metadata } };
    const response = await this.imagesMetadata('updateImageMetadata', 'POST', id, undefined, call);
    return this.novaRead(response, 'metadata', toMetadata);
  }

  /** Nova (up to 2.38): DELETE /images/{id}/metadata/{key}. */
  async deleteImageMetadata(id: string, key: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.imagesMetadata('deleteImageMetadata', 'DELETE', id, key, options));
  }

  /** /images/{id}/metadata[/{key}], as it is answered. @param method the public one on whose behalf */
  protected imagesMetadata(
    method: string,
    verb: NovaVerb,
    id: string,
    key?: string,
    options?: NovaCall,
  ): Promise<RestResponse> {
    const at = (): string =>
      key === undefined ? path`/images/${id}/metadata` : path`/images/${id}/metadata/${key}`;
    return this.novaAt(method, verb, at, { lastMicroversion: '2.38', ...options });
  }
}

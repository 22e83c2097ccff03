import { CollectionClient } from '@leister/openstack';
import type { Acknowledged, StatusWords } from '@leister/openstack';
import type { CallOptions, Listing, WaitOptions } from '@leister/rest';
import type { Image, ImageMember, ListImages, UpdateImage } from './model/image.js';

/**
 * What the image services have in common: a program written against it runs on Glance and on Plankton.
 *
 * All methods reject with ClientError and take, last, the options of a call: signal, timeout, headers, query.
 */
export abstract class ImageService extends CollectionClient {
  static override readonly serviceType: string = 'image';

  /** The images that the caller may see. */
  abstract listImages(filter?: ListImages, options?: CallOptions): Listing<Image>;

  /** @throws ClientError NOT_FOUND */
  abstract getImageDetails(id: string, options?: CallOptions): Promise<Image>;

  /** Changes what is given and leaves the rest. */
  abstract updateImage(id: string, changes: UpdateImage, options?: CallOptions): Promise<Image>;

  /** @throws ClientError NOT_FOUND */
  abstract deleteImage(id: string, options?: CallOptions): Promise<Acknowledged>;

  /** Whom an image is shared with. */
  abstract listMembers(id: string, options?: CallOptions): Listing<ImageMember>;

  /** Shares an image with a member. */
  abstract addMember(id: string, member: string, options?: CallOptions): Promise<Acknowledged>;

  /** Ends the sharing with a member. */
  abstract removeMember(id: string, member: string, options?: CallOptions): Promise<Acknowledged>;

  /**
   * The image with an id or a name that no other has.
   *
   * @throws ClientError NOT_FOUND; CONFLICT when several images have the name
   */
  async findImage(nameOrId: string, options?: CallOptions): Promise<Image> {
    return this.findByNameOrId('image', nameOrId, {
      get: (id) => this.getImageDetails(id, options),
      list: () => this.listImages({ name: nameOrId }, options),
    });
  }

  /**
   * Waits until an image is in a status (or one of several): `active` unless told otherwise. What is gone is in
   * `deleted`.
   *
   * @throws ClientError OPERATION_FAILED for one in `killed` or `error`; NOT_FOUND for one that is gone; WaitTimeout
   */
  waitImageUntil(id: string, status: StatusWords = 'active', options?: WaitOptions<Image>): Promise<Image> {
    return this.waitStatusUntil(this.imageSight(), id, status, options);
  }

  /** Waits while an image is in a status (or one of several): `queued`, `saving` and `importing` unless told otherwise. */
  waitImageWhile(
    id: string,
    status: StatusWords = ['queued', 'saving', 'uploading', 'importing'],
    options?: WaitOptions<Image>,
  ): Promise<Image> {
    return this.waitStatusWhile(this.imageSight(), id, status, options);
  }

  private imageSight(): { kind: string; look: (id: string, call: CallOptions) => Promise<Image> } {
    return { kind: 'image', look: (id, call) => this.getImageDetails(id, call) };
  }
}

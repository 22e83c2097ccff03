import { type Acknowledged, type Collection, snakeCase } from '@leister/openstack';
import { type CallOptions, invalidArgument, type Listing, path } from '@leister/rest';
import { changesOf } from '../glance/changes.js';
import { toImage } from '../glance/to-image.js';
import { ImageService } from '../image-service.js';
import type { CreateImage, ListGlanceImages, PatchOperation, UpdateGlanceImage } from '../model/glance.js';
import type { Image } from '../model/image.js';

const images: Collection<Image> = {
  path: '/images',
  one: 'image',
  many: 'images',
  wrapped: false,
  read: toImage,
};

/** Images, without their data. */
export abstract class ImageMethods extends ImageService {
  /** The images that the caller may see, page by page. Glance: GET /v2/images. */
  override listImages(filter: ListGlanceImages = {}, options: CallOptions = {}): Listing<Image> {
    const { order, properties, hidden, ...rest } = filter;
    const query = {
      ...properties,
      ...snakeCase(rest),
      os_hidden: hidden,
      sort: order === undefined ? undefined : sortOf(order),
      ...options.query,
    };
    return this.collectionList(images, images.path, { ...options, query });
  }

  /** Glance: GET /v2/images/{id}. */
  override getImageDetails(id: string, options?: CallOptions): Promise<Image> {
    return this.collectionGet(images, id, options);
  }

  /**
   * Makes an image that has no data yet: its status is `queued`. Glance: POST /v2/images.
   *
   * @throws ClientError INVALID_ARGUMENT for a property that has the name of a field
   */
  async createImage(image: CreateImage, options?: CallOptions): Promise<Image> {
    const { properties = {}, hidden, ...rest } = image;
    const fields = snakeCase({ ...rest, os_hidden: hidden });
    for (const name of Object.keys(properties)) {
      if (name in fields) throw invalidArgument(`${name} is a field of images, not a property`);
    }
    return this.collectionPost(images, { ...properties, ...fields }, options);
  }

  /** Glance: PATCH /v2/images/{id}. Nothing to change is no request but a look. */
  override async updateImage(id: string, changes: UpdateGlanceImage, options?: CallOptions): Promise<Image> {
    const { properties = {} } = changes;
    // A patch that takes away what is not there fails as a whole: so what is there is looked at first.
    const takes = Object.values(properties).includes(null);
    const present = takes ? await this.getImageDetails(id, options) : undefined;
    const operations = changesOf(changes, present?.properties);
    if (operations.length === 0) return present ?? this.getImageDetails(id, options);
    return this.patchImage(id, operations, options);
  }

  /** Changes an image step by step; all steps are done or none. Glance: PATCH /v2/images/{id}. */
  async patchImage(id: string, operations: readonly PatchOperation[], options?: CallOptions): Promise<Image> {
    const response = await this.send('PATCH', path`/images/${id}`, {
      ...options,
      body: JSON.stringify(operations),
      headers: { 'content-type': 'application/openstack-images-v2.1-json-patch', ...options?.headers },
    });
    return this.readItem(images, response);
  }

  /** Glance: DELETE /v2/images/{id}. @throws ClientError NOT_FOUND; FORBIDDEN for one that is protected */
  override deleteImage(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(images, id, options);
  }
}

/** `-created_at` as Glance says it: `created_at:desc`. */
function sortOf(order: string): string {
  return order.startsWith('-') ? `${order.slice(1)}:desc` : `${order}:asc`;
}

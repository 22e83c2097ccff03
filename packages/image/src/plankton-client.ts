import {
  type Acknowledged,
  acknowledged,
  type Collection,
  type Json,
  snakeCase,
  unwrapList,
} from '@leister/openstack';
import { type CallOptions, invalidArgument, type Listing, path } from '@leister/rest';
import { toImageMember } from './glance/to-image-member.js';
import { ImageService } from './image-service.js';
import type { Image, ImageMember, ListImages, UpdateImage } from './model/image.js';
import { headersOf, metaOf, type PlanktonFields, quote } from './plankton/headers.js';
import { toImage } from './plankton/to-image.js';

/** Which images of Plankton's to list. */
export interface ListPlanktonImages extends ListImages {
  /** False tells less of each. Default true. */
  detail?: boolean | undefined;
}

/** What is to be changed of an image of Plankton's. Of the visibilities it knows `public` and `private`. */
export interface UpdatePlanktonImage extends UpdateImage {
  status?: string | undefined;
}

/** An image to be, made of an object that is stored already. */
export interface RegisterImage extends UpdateImage, Omit<PlanktonFields, 'location' | 'status'> {
  name: string;
  /** `pithos://user/container/object`, not encoded; or these three. */
  location: string | readonly [user: string, container: string, object: string];
}

/** How an image is sent: a number of bytes, when there are none, that servers wait for. */
const noBody = { body: '' };

const images: Collection<Image> = { path: '/images', one: 'image', many: 'images', read: toImage };

/**
 * Client of Plankton (API v1), the registry of images of Synnefo: what an image says of itself goes in headers, and
 * its data is an object of Pithos. Methods are kamaki's, in camel case, beside those that every image service has.
 */
export class PlanktonClient extends ImageService {
  static override get defaultApiVersion(): string {
    return 'v1.0';
  }

  /** The images that the caller may see. Plankton does not page. GET /images/detail. */
  override listImages(filter: ListPlanktonImages = {}, options: CallOptions = {}): Listing<Image> {
    const { detail = true, order = '', ...rest } = filter;
    const [sign, key] = /^(-?)(.*)$/.exec(order)?.slice(1) ?? [];
    // As in the original, a filter that says nothing is none.
    const given = Object.entries(snakeCase(rest)).filter(([, value]) => value);
    const query = {
      ...Object.fromEntries(given),
      sort_dir: sign === '-' ? 'desc' : 'asc',
      sort_key: key === '' ? undefined : key,
      ...options.query,
    };
    // Plankton gives a bare list.
    const read = (body: unknown): Image[] => {
      const list = Array.isArray(body) ? { images: body as unknown[] } : body;
      return unwrapList(list, 'images').map(toImage);
    };
    return this.list(detail ? '/images/detail' : '/images/', read, { ...options, query });
  }

  /** {@link listImages}, by kamaki's name. */
  listPublic(filter?: ListPlanktonImages, options?: CallOptions): Listing<Image> {
    return this.listImages(filter, options);
  }

  /** HEAD /images/{id}. @throws ClientError NOT_FOUND */
  override async getImageDetails(id: string, options?: CallOptions): Promise<Image> {
    const response = await this.send('HEAD', path`/images/${id}`, options);
    return this.readResponse(response, () => {
      const raw = metaOf(response.headers);
      return { ...toImage({ id, ...raw }), raw };
    });
  }

  /** {@link getImageDetails}, by kamaki's name. */
  getMeta(id: string, options?: CallOptions): Promise<Image> {
    return this.getImageDetails(id, options);
  }

  /** Makes an image of an object that is stored already. POST /images/. */
  async register(image: RegisterImage, options?: CallOptions): Promise<Image> {
    if (image.name === '') throw invalidArgument('an image needs a name');
    const fields = headersOf({ ...image, location: encodeLocation(image.location) });
    const headers = { ...fields, ...options?.headers };
    const response = await this.send('POST', '/images/', { ...options, ...noBody, headers });
    return this.readResponse(response, () => toImage(metaOf(response.headers)));
  }

  /** Null takes a property away. PUT /images/{id}. */
  override async updateImage(
    id: string,
    changes: UpdatePlanktonImage,
    options?: CallOptions,
  ): Promise<Image> {
    const headers = { ...headersOf(changes), ...options?.headers };
    const response = await this.send('PUT', path`/images/${id}`, { ...options, ...noBody, headers });
    const image = toImage({ id, ...metaOf(response.headers) });
    return { ...image, raw: response.headers };
  }

  /** The object that it was made of stays. DELETE /images/{id}. */
  override deleteImage(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(images, id, options);
  }

  /** {@link deleteImage}, by kamaki's name. */
  unregister(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.deleteImage(id, options);
  }

  /** Users that an image is shared with. GET /images/{id}/members. */
  override listMembers(id: string, options?: CallOptions): Listing<ImageMember> {
    const members = { many: 'members', read: toImageMember };
    return this.collectionList(members, () => path`/images/${id}/members`, options);
  }

  /** PUT /images/{id}/members/{member}. */
  override async addMember(id: string, member: string, options?: CallOptions): Promise<Acknowledged> {
    const at = path`/images/${id}/members/${member}`;
    return acknowledged(await this.send('PUT', at, { ...options, ...noBody }));
  }

  /** DELETE /images/{id}/members/{member}. */
  override async removeMember(id: string, member: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.send('DELETE', path`/images/${id}/members/${member}`, options));
  }

  /** Makes these the only members. PUT /images/{id}/members. */
  async setMembers(id: string, members: readonly string[], options?: CallOptions): Promise<Acknowledged> {
    const json = { memberships: members.map((member) => ({ member_id: member })) };
    return acknowledged(await this.send('PUT', path`/images/${id}/members`, { ...options, json }));
  }

  /** The images that a member may see because they are shared with it. GET /shared-images/{member}. */
  listShared(member: string, options?: CallOptions): Listing<Image> {
    const shared = {
      many: 'shared_images',
      read: (raw: Json) => ({ ...toImage({ id: raw['image_id'], ...raw }), raw }),
    };
    return this.collectionList(shared, () => path`/shared-images/${member}`, options);
  }
}

function encodeLocation(location: RegisterImage['location']): string {
  const text = typeof location === 'string' ? location : `pithos://${location.join('/')}`;
  const [, path] = /^pithos:\/\/(.+\/.+\/.+)$/s.exec(text) ?? [];
  if (path === undefined)
    throw invalidArgument('a location is pithos://user/container/object', [`it was ${text}`]);
  return `pithos://${quote(path)}`;
}

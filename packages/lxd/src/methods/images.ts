import { type Acknowledged, type Image, type ListImages, pickByNameOrId } from '@leister/compute';
import { type CallOptions, ClientError, type Listing } from '@leister/rest';
import { imageSource } from '../catalog/image-source.js';
import { deleteImage, getImage, listImages } from '../catalog/images.js';
import { pagesOf } from '../catalog/paging.js';
import { acknowledged } from '../lxd-connection.js';
import { LxdConnection } from '../lxd-connection.js';

/** Images. */
export abstract class LxdImageMethods extends LxdConnection {
  /** LXD: GET /1.0/images. */
  override listImages(filter: ListImages = {}, options: CallOptions = {}): Listing<Image> {
    const fetch = (): Promise<Image[]> =>
      this.perform(options, (daemon, call) => listImages(daemon, filter, call));
    return pagesOf(fetch, filter, options.signal);
  }

  /** LXD: GET /1.0/images/{fingerprint}. @param id fingerprint, the unique beginning of one, or alias */
  override getImageDetails(id: string, options?: CallOptions): Promise<Image> {
    return this.perform(options, (daemon, call) => getImage(daemon, id, call));
  }

  /** @param nameOrId also `REMOTE:ALIAS`, which is not looked up: the daemon does that when it makes a server of it */
  override async findImage(nameOrId: string, options?: CallOptions): Promise<Image> {
    if (nameOrId.includes(':')) {
      return { id: nameOrId, name: nameOrId, raw: imageSource(nameOrId, this.remotes) };
    }
    try {
      return await this.getImageDetails(nameOrId, options);
    } catch (error) {
      if (!(error instanceof ClientError) || error.code !== 'NOT_FOUND') throw error;
      return pickByNameOrId('image', await this.listImages({}, options), nameOrId);
    }
  }

  /** LXD: DELETE /1.0/images/{fingerprint}. */
  override deleteImage(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.perform(options, async (daemon, call) => acknowledged(await deleteImage(daemon, id, call)));
  }
}

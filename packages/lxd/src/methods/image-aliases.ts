import type { Acknowledged } from '@leister/compute';
import type { CallOptions, Listing } from '@leister/rest';
import {
  type CreateImageAlias,
  imageAliases,
  type LxdImageAlias,
  type UpdateImageAlias,
} from '../resources/images.js';
import { bodyOf } from '../resources/thing.js';
import type { ListOptions, UpdateOptions } from './resources.js';
import { LxdImageFileMethods } from './image-files.js';

/** Names of images. */
export abstract class LxdImageAliasMethods extends LxdImageFileMethods {
  /** The aliases of the project. LXD: GET /1.0/images/aliases. */
  listImageAliases(options?: ListOptions): Listing<LxdImageAlias> {
    return this.resourceList(() => imageAliases, options);
  }

  /** LXD: GET /1.0/images/aliases/{name}. @throws ClientError NOT_FOUND */
  async getImageAliasDetails(name: string, options?: CallOptions): Promise<LxdImageAlias> {
    return this.resourceGet(imageAliases, name, options);
  }

  /** LXD: POST /1.0/images/aliases. @throws ClientError CONFLICT for one that is there already */
  async createImageAlias(alias: CreateImageAlias, options?: CallOptions): Promise<Acknowledged> {
    return this.resourcePost(imageAliases, bodyOf(alias), options);
  }

  /** Changes what is named, and leaves the rest. LXD: GET and PUT /1.0/images/aliases/{name}. @throws ClientError NOT_FOUND */
  async updateImageAlias(
    name: string,
    changes: UpdateImageAlias,
    options?: UpdateOptions,
  ): Promise<Acknowledged> {
    return this.resourcePatch(imageAliases, name, bodyOf(changes), options);
  }

  /**
   * Replaces fields by what is made of them as they are, again where somebody else was faster.
   * LXD: GET and PUT /1.0/images/aliases/{name}.
   *
   * @param change gives the fields that are to be others, each as a whole
   */
  async modifyImageAlias(
    name: string,
    change: (current: LxdImageAlias) => UpdateImageAlias,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceModify(imageAliases, name, change, options);
  }

  /** Takes LXD 5.0 10 s. LXD: POST /1.0/images/aliases/{name}. @throws ClientError CONFLICT for a name in use */
  async renameImageAlias(name: string, newName: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceRename(imageAliases, name, newName, options);
  }

  /** LXD: DELETE /1.0/images/aliases/{name}. @throws ClientError NOT_FOUND */
  async deleteImageAlias(name: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceDelete(imageAliases, name, options);
  }
}

import type { Acknowledged } from '@leister/compute';
import type { CallOptions } from '@leister/rest';
import { editImageMetadata, getImageMetadata } from '../catalog/images.js';
import { acknowledged } from '../lxd-connection.js';
import { pick } from '../pick.js';
import { LxdImageMethods } from './images.js';

/** The properties of images as their metadata. */
export abstract class LxdImageMetadataMethods extends LxdImageMethods {
  /** The properties of an image. LXD: GET /1.0/images/{fingerprint}. */
  override getImageMetadata(
    id: string,
    key?: string,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.perform(options, async (daemon, call) => {
      const metadata = await getImageMetadata(daemon, id, call);
      return key === undefined ? metadata : pick(metadata, key, `image ${id}`);
    });
  }

  /** LXD: PUT /1.0/images/{fingerprint}. */
  override async createImageMetadata(
    id: string,
    { key, value }: { key: string; value: string },
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    await this.updateImageMetadata(id, { [key]: value }, options);
    return { [key]: value };
  }

  /** LXD: PUT /1.0/images/{fingerprint}. */
  override updateImageMetadata(
    id: string,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.perform(options, (daemon, call) =>
      editImageMetadata(daemon, id, (properties) => ({ ...properties, ...metadata }), call),
    );
  }

  /** LXD: PUT /1.0/images/{fingerprint}. */
  override deleteImageMetadata(id: string, key: string, options?: CallOptions): Promise<Acknowledged> {
    return this.perform(options, async (daemon, call) => {
      const without = (properties: Readonly<Record<string, string>>): Record<string, string> => {
        pick(properties, key, `image ${id}`);
        return Object.fromEntries(Object.entries(properties).filter(([other]) => other !== key));
      };
      await editImageMetadata(daemon, id, without, call);
      return acknowledged();
    });
  }
}

import type { Acknowledged, Flavor, Image, ListFlavors, ListImages } from '@leister/compute';
import type { CallOptions, Listing } from '@leister/rest';
import { deleteImage, filterFlavors, filterImages } from '../cloud/catalog.js';
import { deleteMetadata, getMetadata, setMetadata } from '../cloud/labels.js';
import { toBrief, toFlavor, toImage } from '../cloud/to-results.js';
import { HostedClient } from '../hosted-client.js';

/** Flavors and images. */
export abstract class DummyCatalogMethods extends HostedClient {
  override listFlavors(filter: ListFlavors = {}, options?: CallOptions): Listing<Flavor> {
    const { detail = true, marker, limit } = filter;
    return this.pages('listFlavors', options, {
      kind: 'flavors',
      select: (cloud) => filterFlavors(cloud, filter),
      translate: (_, flavor) => (detail ? toFlavor(flavor) : toBrief(flavor)),
      marker,
      limit,
    });
  }

  override listImages(filter: ListImages = {}, options?: CallOptions): Listing<Image> {
    const { detail = true, marker, limit } = filter;
    return this.pages('listImages', options, {
      kind: 'images',
      select: (cloud) => filterImages(cloud, filter),
      translate: (cloud, image) => (detail ? toImage(image, cloud.now) : toBrief(image)),
      marker,
      limit,
    });
  }

  override deleteImage(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('deleteImage', options, (cloud) => deleteImage(cloud, id));
  }

  override getImageMetadata(
    id: string,
    key?: string,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.read('getImageMetadata', options, (cloud) => getMetadata(cloud, 'images', id, key));
  }

  override createImageMetadata(
    id: string,
    entry: { key: string; value: string },
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.change('createImageMetadata', options, (cloud) => {
      const { key, value } = entry;
      setMetadata(cloud, 'images', id, { [key]: value });
      return { [key]: value };
    });
  }

  override updateImageMetadata(
    id: string,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.change('updateImageMetadata', options, (cloud) => setMetadata(cloud, 'images', id, metadata));
  }

  override deleteImageMetadata(id: string, key: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('deleteImageMetadata', options, (cloud) => deleteMetadata(cloud, 'images', id, key));
  }
}

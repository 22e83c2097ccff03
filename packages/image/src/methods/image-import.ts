import { type Acknowledged, acknowledged, type Json, record, textList, unwrapList } from '@leister/openstack';
import { type CallOptions, defined, path } from '@leister/rest';
import { toImageStore } from '../glance/to-image-store.js';
import type { ImageStore, ImportImage } from '../model/glance.js';
import { ImageDataMethods } from './image-data.js';

/** Data that comes from elsewhere, and the stores that it goes to. */
export abstract class ImageImportMethods extends ImageDataMethods {
  /**
   * Begins to give an image its data; see `waitImageUntil`. When it fails the image is `queued` again, and one of
   * `listImageTasks` tells why. Glance (v2.6): POST /v2/images/{id}/import.
   *
   * @throws ClientError BAD_REQUEST or FORBIDDEN for a method that the service does not offer, see `listImportMethods`
   */
  async importImage(id: string, how: ImportImage, options?: CallOptions): Promise<Acknowledged> {
    const { stores, allStores, allStoresMustSucceed } = how;
    const json = defined({
      method: methodOf(how),
      stores,
      all_stores: allStores,
      all_stores_must_succeed: allStoresMustSucceed,
    });
    return acknowledged(await this.send('POST', path`/images/${id}/import`, { ...options, json }));
  }

  /** The ways of importing that the service offers. Glance (v2.6): GET /v2/info/import. */
  async listImportMethods(options?: CallOptions): Promise<string[]> {
    const response = await this.send('GET', '/info/import', options);
    return this.readResponse(response, (body) => {
      const methods = record(record(body, 'import-methods')['import-methods'], 'import-methods');
      return textList(methods['value']) ?? [];
    });
  }

  /**
   * The stores that data can be kept in. Glance (v2.8): GET /v2/info/stores.
   *
   * @throws ClientError NOT_FOUND by a service that has one store, without a name
   */
  async listStores(options?: CallOptions): Promise<ImageStore[]> {
    const response = await this.send('GET', '/info/stores', options);
    return this.readResponse(response, (body) => unwrapList(body, 'stores').map(toImageStore));
  }

  /**
   * Takes the data of an image out of one store; the others keep it. Glance (v2.10): DELETE /v2/stores/{store}/{id}.
   *
   * @throws ClientError FORBIDDEN for the last store that has it
   */
  async deleteImageFromStore(id: string, store: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.send('DELETE', path`/stores/${store}/${id}`, options));
  }
}

/** As Glance spells it. */
function methodOf(how: ImportImage): Json {
  switch (how.method) {
    case 'web-download':
      return { name: how.method, uri: how.uri };
    case 'glance-download':
      return defined({
        name: how.method,
        glance_region: how.region,
        glance_image_id: how.imageId,
        glance_service_interface: how.interface,
      });
    default:
      return { name: how.method };
  }
}

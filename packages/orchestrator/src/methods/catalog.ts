import { flavorFilter, imageFilter } from '@leister/compute';
import type { CallOptions, Listing } from '@leister/rest';
import type {
  ListOrchestratorFlavors,
  ListOrchestratorImages,
  OrchestratorFlavor,
  OrchestratorImage,
} from '../model.js';
import { pagesOf } from '../pages.js';
import { listIn, toFlavor, toImage } from '../to-results.js';
import { OrchestratorServiceMethods } from './service.js';

/** What nodes are made from, and the sizes they come in. */
export abstract class OrchestratorCatalogMethods extends OrchestratorServiceMethods {
  /** GET /images. */
  override listImages(
    filter: ListOrchestratorImages = {},
    options: CallOptions = {},
  ): Listing<OrchestratorImage> {
    const fetch = async (): Promise<OrchestratorImage[]> =>
      this.readResponse(await this.inCloud('GET', '/images', filter.cloud, options), (body) =>
        listIn(body, 'images').map(toImage),
      );
    return pagesOf(fetch, filter, options.signal).filter(imageFilter(filter));
  }

  /** GET /sizes. The Orchestrator has the word, and the family has {@link listFlavors}. */
  listSizes(filter: ListOrchestratorFlavors = {}, options: CallOptions = {}): Listing<OrchestratorFlavor> {
    const fetch = async (): Promise<OrchestratorFlavor[]> =>
      this.readResponse(await this.inCloud('GET', '/sizes', filter.cloud, options), (body) =>
        listIn(body, 'flavors').map(toFlavor),
      );
    return pagesOf(fetch, filter, options.signal).filter(flavorFilter(filter));
  }

  /** {@link listSizes}, in the word of the family. */
  override listFlavors(
    filter: ListOrchestratorFlavors = {},
    options: CallOptions = {},
  ): Listing<OrchestratorFlavor> {
    return this.listSizes(filter, options);
  }
}

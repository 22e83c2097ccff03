import type { Flavor, ListFlavors } from '@leister/compute';
import type { CallOptions, Listing } from '@leister/rest';
import { flavorOfType, listFlavors } from '../catalog/flavors.js';
import { pagesOf } from '../catalog/paging.js';
import { LxdImageMetadataMethods } from './image-metadata.js';

/** Profiles and instance types as flavors. */
export abstract class LxdFlavorMethods extends LxdImageMetadataMethods {
  /** Profiles that limit something, and `default`. LXD: GET /1.0/profiles. */
  override listFlavors(filter: ListFlavors = {}, options: CallOptions = {}): Listing<Flavor> {
    const fetch = (): Promise<Flavor[]> =>
      this.perform(options, (daemon, call) => listFlavors(daemon, filter, call));
    return pagesOf(fetch, filter, options.signal);
  }

  /** @param id that of a profile, or a type such as `c2-m4`, which is in no list */
  override async getFlavorDetails(id: string, options?: CallOptions): Promise<Flavor> {
    return flavorOfType(id) ?? super.getFlavorDetails(id, options);
  }

  override async findFlavor(nameOrId: string, options?: CallOptions): Promise<Flavor> {
    return flavorOfType(nameOrId) ?? super.findFlavor(nameOrId, options);
  }
}

import { checkNameOrId, pickByNameOrId } from '@leister/openstack';
import { type CallOptions, type Listing, path } from '@leister/rest';
import { ComputeWire } from '../compute-wire.js';
import { pickById } from '../finding.js';
import type { Flavor, ListFlavors } from '../model/resources.js';
import { unwrapList } from '../nova/read.js';
import { toFlavor } from '../nova/to-resources.js';

/** Nova takes None for both. */
const isPublic = { public: 'true', private: 'false', all: 'none' };

/** The sizes that servers come in. */
export abstract class FlavorMethods extends ComputeWire {
  /** Nova: GET /flavors/detail. */
  listFlavors(filter: ListFlavors = {}, options: CallOptions = {}): Listing<Flavor> {
    const { detail = true, access, ...rest } = filter;
    const query = { is_public: access && isPublic[access], ...rest };
    return this.novaList(
      'listFlavors',
      detail ? '/flavors/detail' : '/flavors',
      (body) => unwrapList(body, 'flavors').map(toFlavor),
      { ...options, query: { ...query, ...options.query } },
    );
  }

  /** Nova: GET /flavors/{id}; elsewhere looked up in the list. @throws ClientError NOT_FOUND */
  async getFlavorDetails(id: string, options?: CallOptions): Promise<Flavor> {
    if (this.profile.wire !== 'nova') return pickById('flavor', await this.listFlavors({}, options), id);
    const response = await this.novaAt('getFlavorDetails', 'GET', () => path`/flavors/${id}`, options);
    return this.novaRead(response, 'flavor', toFlavor);
  }

  /**
   * The flavor with an id or a name that no other has.
   *
   * @throws ClientError NOT_FOUND; CONFLICT when several flavors have the name
   */
  async findFlavor(nameOrId: string, options?: CallOptions): Promise<Flavor> {
    checkNameOrId('flavor', nameOrId);
    return pickByNameOrId('flavor', await this.listFlavors({}, options), nameOrId);
  }
}

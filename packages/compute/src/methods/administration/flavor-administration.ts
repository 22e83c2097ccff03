import { acknowledged } from '@leister/openstack';
import { type CallOptions, defined, path } from '@leister/rest';
import type { CreateFlavor } from '../../model/administration.js';
import type { Acknowledged, Flavor } from '../../model/resources.js';
import { toFlavor } from '../../nova/to-resources.js';
import { ComputeServiceMethods } from './compute-services.js';

/** The sizes that servers come in, made and taken away. For administrators. */
export abstract class FlavorAdministrationMethods extends ComputeServiceMethods {
  /** Nova: POST /flavors. @throws ClientError CONFLICT for a name or an id that is taken */
  async createFlavor(flavor: CreateFlavor, options?: CallOptions): Promise<Flavor> {
    const { name, vcpus, ram, disk, id, ephemeral, swap, rxtxFactor, isPublic, description } = flavor;
    const body = defined({
      name,
      vcpus,
      ram,
      disk,
      id,
      'OS-FLV-EXT-DATA:ephemeral': ephemeral,
      swap,
      rxtx_factor: rxtxFactor,
      'os-flavor-access:is_public': isPublic,
      description,
    });
    const microversion = description === undefined ? undefined : '2.55';
    const call = { microversion, ...options, json: { flavor: body } };
    return this.novaRead(await this.nova('createFlavor', 'POST', '/flavors', call), 'flavor', toFlavor);
  }

  /** Its sizes cannot be changed. Nova (2.55): PUT /flavors/{id}. @param changes null takes the description away */
  async updateFlavor(
    id: string,
    { description }: { description: string | null },
    options?: CallOptions,
  ): Promise<Flavor> {
    const call = { microversion: '2.55', ...options, json: { flavor: { description } } };
    return this.novaRead(
      await this.novaAt('updateFlavor', 'PUT', () => path`/flavors/${id}`, call),
      'flavor',
      toFlavor,
    );
  }

  /** Servers that have it keep it. Nova: DELETE /flavors/{id}. @throws ClientError NOT_FOUND */
  async deleteFlavor(id: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.novaAt('deleteFlavor', 'DELETE', () => path`/flavors/${id}`, options));
  }
}

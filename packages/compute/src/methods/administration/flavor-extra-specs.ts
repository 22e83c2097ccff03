import { acknowledged } from '@leister/openstack';
import { type CallOptions, path, type RestResponse } from '@leister/rest';
import type { NovaCall, NovaVerb } from '../../compute-wire.js';
import type { Acknowledged } from '../../model/resources.js';
import { record } from '../../nova/read.js';
import { toMetadata } from '../../nova/to-resources.js';
import { FlavorAdministrationMethods } from './flavor-administration.js';

/** What a flavor asks of the machines, beyond its sizes. */
export abstract class FlavorExtraSpecMethods extends FlavorAdministrationMethods {
  /** Nova: GET /flavors/{id}/os-extra_specs. */
  async getFlavorExtraSpecs(flavorId: string, options?: CallOptions): Promise<Record<string, string>> {
    const response = await this.flavorExtraSpecs('getFlavorExtraSpecs', 'GET', flavorId, undefined, options);
    return this.novaRead(response, 'extra_specs', toMetadata);
  }

  /** Nova: GET /flavors/{id}/os-extra_specs/{key}. @throws ClientError NOT_FOUND */
  async getFlavorExtraSpec(
    flavorId: string,
    key: string,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    const response = await this.flavorExtraSpecs('getFlavorExtraSpec', 'GET', flavorId, key, options);
    return this.readResponse(response, (body) => toMetadata(record(body, key)));
  }

  /**
   * Sets the keys given and leaves the others; for administrators. Gives what was set. Nova: POST
   * /flavors/{id}/os-extra_specs.
   */
  async createFlavorExtraSpecs(
    flavorId: string,
    specs: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    const call = { ...options, json: { extra_specs: specs } };
    const response = await this.flavorExtraSpecs('createFlavorExtraSpecs', 'POST', flavorId, undefined, call);
    return this.novaRead(response, 'extra_specs', toMetadata);
  }

  /** Sets one key; for administrators. Nova: PUT /flavors/{id}/os-extra_specs/{key}. */
  async updateFlavorExtraSpec(
    flavorId: string,
    { key, value }: { key: string; value: string },
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    const call = { ...options, json: { [key]: value } };
    const response = await this.flavorExtraSpecs('updateFlavorExtraSpec', 'PUT', flavorId, key, call);
    return this.readResponse(response, (body) => toMetadata(record(body, key)));
  }

  /** For administrators. Nova: DELETE /flavors/{id}/os-extra_specs/{key}. @throws ClientError NOT_FOUND */
  async deleteFlavorExtraSpec(flavorId: string, key: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(
      await this.flavorExtraSpecs('deleteFlavorExtraSpec', 'DELETE', flavorId, key, options),
    );
  }

  /** /flavors/{id}/os-extra_specs[/{key}], as it is answered. @param method the public one on whose behalf */
  protected flavorExtraSpecs(
    method: string,
    verb: NovaVerb,
    flavorId: string,
    key?: string,
    options?: NovaCall,
  ): Promise<RestResponse> {
    const at = (): string =>
      key === undefined
        ? path`/flavors/${flavorId}/os-extra_specs`
        : path`/flavors/${flavorId}/os-extra_specs/${key}`;
    return this.novaAt(method, verb, at, options);
  }
}

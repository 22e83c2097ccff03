import { acknowledged } from '@leister/openstack';
import { type CallOptions, defined, type Listing, path, type RestResponse } from '@leister/rest';
import { checkTexts } from '../../check-texts.js';
import type { NovaCall, NovaVerb } from '../../compute-wire.js';
import type { Aggregate } from '../../model/administration.js';
import type { Acknowledged } from '../../model/resources.js';
import { type Json, unwrapList } from '../../nova/read.js';
import { toAggregate } from '../../nova/to-administration.js';
import { AvailabilityZoneMethods } from './availability-zones.js';

/** Machines that have something in common, or a zone. For administrators. */
export abstract class AggregateMethods extends AvailabilityZoneMethods {
  /** Nova: GET /os-aggregates. */
  listAggregates(options?: CallOptions): Listing<Aggregate> {
    const read = (body: unknown): Aggregate[] => unwrapList(body, 'aggregates').map(toAggregate);
    return this.novaList('listAggregates', '/os-aggregates', read, options);
  }

  /** Nova: GET /os-aggregates/{id}. @throws ClientError NOT_FOUND */
  async getAggregateDetails(id: string, options?: CallOptions): Promise<Aggregate> {
    return this.readAggregate(await this.aggregates('getAggregateDetails', 'GET', id, options));
  }

  /** Nova: POST /os-aggregates. @throws ClientError CONFLICT for a name that is taken */
  async createAggregate(
    aggregate: { name: string; availabilityZone?: string | undefined },
    options?: CallOptions,
  ): Promise<Aggregate> {
    const call = { ...options, json: { aggregate: aggregateBody(aggregate) } };
    // The answer to a creation tells of no machines: there are none.
    return this.readAggregate(await this.nova('createAggregate', 'POST', '/os-aggregates', call));
  }

  /** What is left out stays. Nova: PUT /os-aggregates/{id}. */
  async updateAggregate(
    id: string,
    changes: { name?: string | undefined; availabilityZone?: string | undefined },
    options?: CallOptions,
  ): Promise<Aggregate> {
    const call = { ...options, json: { aggregate: aggregateBody(changes) } };
    return this.readAggregate(await this.aggregates('updateAggregate', 'PUT', id, call));
  }

  /** Nova: DELETE /os-aggregates/{id}. @throws ClientError BAD_REQUEST while machines are in it */
  async deleteAggregate(id: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.aggregates('deleteAggregate', 'DELETE', id, options));
  }

  /** Nova: action add_host. @throws ClientError CONFLICT for a machine that is in it */
  addAggregateHost(id: string, host: string, options?: CallOptions): Promise<Aggregate> {
    return this.actOnAggregate('addAggregateHost', id, { add_host: { host } }, options);
  }

  /** Nova: action remove_host. */
  removeAggregateHost(id: string, host: string, options?: CallOptions): Promise<Aggregate> {
    return this.actOnAggregate('removeAggregateHost', id, { remove_host: { host } }, options);
  }

  /** Sets the keys given and leaves the others; null takes one away. Nova: action set_metadata. */
  setAggregateMetadata(
    id: string,
    metadata: Readonly<Record<string, string | null>>,
    options?: CallOptions,
  ): Promise<Aggregate> {
    return this.actOnAggregate('setAggregateMetadata', id, { set_metadata: { metadata } }, options);
  }

  /** Has the machines fetch images before they need them. Nova (2.81): POST /os-aggregates/{id}/images. */
  async cacheAggregateImages(
    id: string,
    imageIds: readonly string[],
    options?: CallOptions,
  ): Promise<Acknowledged> {
    checkTexts('imageIds', imageIds);
    const json = { cache: imageIds.map((imageId) => ({ id: imageId })) };
    const call = { microversion: '2.81', ...options, json };
    const at = (): string => path`/os-aggregates/${id}/images`;
    return acknowledged(await this.novaAt('cacheAggregateImages', 'POST', at, call));
  }

  /** /os-aggregates/{id}, as it is answered. @param method the public one on whose behalf */
  protected aggregates(
    method: string,
    verb: NovaVerb,
    id: string,
    options?: NovaCall,
  ): Promise<RestResponse> {
    return this.novaAt(method, verb, () => path`/os-aggregates/${id}`, options);
  }

  private async actOnAggregate(
    method: string,
    id: string,
    action: Json,
    options?: CallOptions,
  ): Promise<Aggregate> {
    const at = (): string => path`/os-aggregates/${id}/action`;
    return this.readAggregate(await this.novaAt(method, 'POST', at, { ...options, json: action }));
  }

  private readAggregate(response: RestResponse): Aggregate {
    return this.novaRead(response, 'aggregate', toAggregate);
  }
}

function aggregateBody(of: { name?: string | undefined; availabilityZone?: string | undefined }): Json {
  return defined({ name: of.name, availability_zone: of.availabilityZone });
}

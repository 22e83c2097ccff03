import { acknowledged } from '@leister/openstack';
import { type CallOptions, path, type RestResponse } from '@leister/rest';
import type { NovaCall, NovaVerb } from '../compute-wire.js';
import type { Acknowledged } from '../model/resources.js';
import { toMetadata } from '../nova/to-resources.js';
import { ServerMigrationMethods } from './administration/server-migration.js';

/** What is noted of servers. */
export abstract class ServerMetadataMethods extends ServerMigrationMethods {
  /** All of it, or what one key says. Nova: GET /servers/{id}/metadata[/{key}]. */
  async getServerMetadata(id: string, key?: string, options?: CallOptions): Promise<Record<string, string>> {
    const response = await this.serversMetadata('getServerMetadata', 'GET', id, key, options);
    return this.novaRead(response, key === undefined ? 'metadata' : 'meta', toMetadata);
  }

  /** Sets one key. Nova: PUT /servers/{id}/metadata/{key}. */
  async createServerMetadata(
    id: string,
    { key, value }: { key: string; value: string },
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    const json = { meta: { [key]: value } };
    const call = { ...options, json };
    return this.novaRead(
      await this.serversMetadata('createServerMetadata', 'PUT', id, key, call),
      'meta',
      toMetadata,
    );
  }

  /** Sets the keys given and leaves the others. Gives all. Nova: POST /servers/{id}/metadata. */
  async updateServerMetadata(
    id: string,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    const call = { ...options, json: { metadata } };
    const response = await this.serversMetadata('updateServerMetadata', 'POST', id, undefined, call);
    return this.novaRead(response, 'metadata', toMetadata);
  }

  /** Nova: DELETE /servers/{id}/metadata/{key}. @throws ClientError NOT_FOUND for a key that is not there */
  async deleteServerMetadata(id: string, key: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.serversMetadata('deleteServerMetadata', 'DELETE', id, key, options));
  }

  /** /servers/{id}/metadata[/{key}], as it is answered. @param method the public one on whose behalf */
  protected serversMetadata(
    method: string,
    verb: NovaVerb,
    id: string,
    key?: string,
    options?: NovaCall,
  ): Promise<RestResponse> {
    const at = (): string =>
      key === undefined ? path`/servers/${id}/metadata` : path`/servers/${id}/metadata/${key}`;
    return this.novaAt(method, verb, at, options);
  }
}

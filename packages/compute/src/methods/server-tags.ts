import { acknowledged } from '@leister/openstack';
import { type CallOptions, path, type RestResponse } from '@leister/rest';
import type { NovaCall, NovaVerb } from '../compute-wire.js';
import type { Acknowledged } from '../model/resources.js';
import { toTags } from '../nova/to-resources.js';
import { ServerMetadataMethods } from './server-metadata.js';

/** Words by which servers are told apart. */
export abstract class ServerTagMethods extends ServerMetadataMethods {
  /**
   * Whether the server has the tag. Nova (2.26): GET /servers/{id}/tags/{tag}, which does not tell a server that is not
   * there from one without the tag.
   */
  async checkTagExists(id: string, tag: string, options?: CallOptions): Promise<boolean> {
    const call = { ...options, success: [200, 204, 404] };
    return (await this.serversTags('checkTagExists', 'GET', id, tag, call)).status !== 404;
  }

  /** Puts a tag on. Nova (2.26): PUT /servers/{id}/tags/{tag}. A tag that is there already is no error. */
  async addTag(id: string, tag: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.serversTags('addTag', 'PUT', id, tag, options));
  }

  /** Takes a tag off. Nova (2.26): DELETE /servers/{id}/tags/{tag}. @throws ClientError NOT_FOUND */
  async deleteTag(id: string, tag: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.serversTags('deleteTag', 'DELETE', id, tag, options));
  }

  /** The server's tags. Nova (2.26): GET /servers/{id}/tags. */
  async listTags(id: string, options?: CallOptions): Promise<string[]> {
    return this.readResponse(await this.serversTags('listTags', 'GET', id, undefined, options), toTags);
  }

  /** Makes these the server's only tags. Nova (2.26): PUT /servers/{id}/tags. */
  async replaceTags(id: string, tags: readonly string[], options?: CallOptions): Promise<string[]> {
    const call = { ...options, json: { tags } };
    return this.readResponse(await this.serversTags('replaceTags', 'PUT', id, undefined, call), toTags);
  }

  /** Takes all tags off. Nova (2.26): DELETE /servers/{id}/tags. */
  async deleteTags(id: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.serversTags('deleteTags', 'DELETE', id, undefined, options));
  }

  /** /servers/{id}/tags[/{tag}], as it is answered. @param method the public one on whose behalf */
  protected serversTags(
    method: string,
    verb: NovaVerb,
    id: string,
    tag?: string,
    options?: NovaCall,
  ): Promise<RestResponse> {
    const at = (): string =>
      tag === undefined ? path`/servers/${id}/tags` : path`/servers/${id}/tags/${tag}`;
    return this.novaAt(method, verb, at, { microversion: '2.26', ...options });
  }
}

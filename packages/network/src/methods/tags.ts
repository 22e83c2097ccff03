import { type Acknowledged, acknowledged, record, textList } from '@leister/openstack';
import { type CallOptions, path, type RestResponse } from '@leister/rest';
import type { TagTarget } from '../model/administration.js';
import { TrunkMethods } from './trunks.js';

/** Tags of whatever can have them: `{ resource: 'ports', id }`. */
export abstract class TagMethods extends TrunkMethods {
  /** Neutron: GET /{resource}/{id}/tags. */
  async listTags({ resource, id }: TagTarget, options?: CallOptions): Promise<string[]> {
    return this.readTags(await this.send('GET', path`/${resource}/${id}/tags`, options));
  }

  /** Neutron: GET /{resource}/{id}/tags/{tag}. @throws ClientError NOT_FOUND when there is no such thing at all */
  async checkTagExists(target: TagTarget, tag: string, options?: CallOptions): Promise<boolean> {
    return (await this.listTags(target, options)).includes(tag);
  }

  /** Adds a tag; one that is there already is no error. Neutron: PUT /{resource}/{id}/tags/{tag}. */
  async addTag({ resource, id }: TagTarget, tag: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.send('PUT', path`/${resource}/${id}/tags/${tag}`, options));
  }

  /** Neutron: DELETE /{resource}/{id}/tags/{tag}. @throws ClientError NOT_FOUND */
  async deleteTag({ resource, id }: TagTarget, tag: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.send('DELETE', path`/${resource}/${id}/tags/${tag}`, options));
  }

  /** Makes these the only tags. Neutron: PUT /{resource}/{id}/tags. */
  async replaceTags(
    { resource, id }: TagTarget,
    tags: readonly string[],
    options?: CallOptions,
  ): Promise<string[]> {
    const call = { ...options, json: { tags } };
    return this.readTags(await this.send('PUT', path`/${resource}/${id}/tags`, call));
  }

  /** Takes all tags off. Neutron: DELETE /{resource}/{id}/tags. */
  async deleteTags({ resource, id }: TagTarget, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.send('DELETE', path`/${resource}/${id}/tags`, options));
  }

  private readTags(response: RestResponse): string[] {
    return this.readResponse(response, (body) => textList(record(body, 'tags')['tags']) ?? []);
  }
}

import type { Acknowledged, Json } from '@leister/compute';
import { type BodySource, type CallOptions, path } from '@leister/rest';
import type { Readable } from 'node:stream';
import { unlessChanged } from '../daemon/unless-changed.js';
import { acknowledged } from '../lxd-connection.js';
import { type LxdImageFile, toImageFile } from '../resources/images.js';
import { record } from '@leister/compute';
import { LxdInstanceBackupMethods } from './instance-backups.js';
import type { UpdateOptions } from './resources.js';

/** What instances keep of the image that they were made from: its metadata, and the templates of files. */
export abstract class LxdInstanceImageMethods extends LxdInstanceBackupMethods {
  /** The metadata of the image that an instance was made from. LXD: GET /1.0/instances/{name}/metadata. */
  getInstanceImageMetadata(instance: string, options?: CallOptions): Promise<LxdImageFile> {
    return this.perform(options, async (daemon, call) => {
      const { value, etag } = await daemon.readWithEtag(path`/1.0/instances/${instance}/metadata`, call);
      return { ...toImageFile(record(value, 'metadata')), ...(etag !== undefined && { etag }) };
    });
  }

  /**
   * Changes what is named, and leaves the rest. LXD: PATCH /1.0/instances/{name}/metadata.
   *
   * @param changes in the daemon's words: `{ properties: {...} }`
   */
  async updateInstanceImageMetadata(
    instance: string,
    changes: Json,
    options: UpdateOptions = {},
  ): Promise<Acknowledged> {
    const { etag, ...rest } = options;
    const at = path`/1.0/instances/${instance}/metadata`;
    return this.perform(rest, async (daemon, call) => {
      const headers = etag === undefined ? {} : { 'if-match': etag };
      return acknowledged(await daemon.change('PATCH', at, { json: changes, headers }, call));
    });
  }

  /**
   * Replaces the metadata by what is made of it as it is, again where somebody else was faster.
   * LXD: GET and PUT /1.0/instances/{name}/metadata.
   *
   * @param change gives the whole, in the daemon's words
   */
  async modifyInstanceImageMetadata(
    instance: string,
    change: (current: Json) => Json,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    const at = path`/1.0/instances/${instance}/metadata`;
    return this.perform(options, async (daemon, call) =>
      acknowledged(
        await unlessChanged(daemon, at, call, (value, headers) =>
          daemon.change('PUT', at, { json: change(record(value, 'metadata')), headers }, call),
        ),
      ),
    );
  }

  /** The names of the templates. LXD: GET /1.0/instances/{name}/metadata/templates. */
  listInstanceTemplates(instance: string, options?: CallOptions): Promise<string[]> {
    return this.perform(options, async (daemon, call) => {
      const found = await daemon.read(path`/1.0/instances/${instance}/metadata/templates`, call);
      return Array.isArray(found) ? found.map(String) : [];
    });
  }

  /** A template as a stream. LXD: GET /1.0/instances/{name}/metadata/templates. @throws ClientError NOT_FOUND */
  async getInstanceTemplate(
    instance: string,
    template: string,
    options: CallOptions = {},
  ): Promise<Readable> {
    const at = path`/1.0/instances/${instance}/metadata/templates`;
    const query = { ...options.query, path: template };
    return (await this.download(at, { ...options, query })).body;
  }

  /** Writes a template, new or over the old one. LXD: POST /1.0/instances/{name}/metadata/templates. */
  async putInstanceTemplate(
    instance: string,
    template: string,
    content: BodySource,
    options: CallOptions = {},
  ): Promise<void> {
    const query = { ...options.query, path: template };
    const headers = { 'content-type': 'application/octet-stream', ...options.headers };
    const at = path`/1.0/instances/${instance}/metadata/templates`;
    await this.post(at, { ...options, query, headers, body: content });
  }

  /** LXD: DELETE /1.0/instances/{name}/metadata/templates. @throws ClientError NOT_FOUND */
  async deleteInstanceTemplate(
    instance: string,
    template: string,
    options: CallOptions = {},
  ): Promise<Acknowledged> {
    const query = { ...options.query, path: template };
    const at = path`/1.0/instances/${instance}/metadata/templates`;
    return this.change('DELETE', at, undefined, { ...options, query });
  }
}

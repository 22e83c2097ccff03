import type { Acknowledged } from '@leister/compute';
import type { CallOptions } from '@leister/rest';
import { find } from '../cloud/items.js';
import { addTag, deleteMetadata, deleteTag, getMetadata, setMetadata, setTags } from '../cloud/labels.js';
import { DummyServerActionMethods } from './server-actions.js';

/** Metadata and tags of servers. */
export abstract class DummyServerLabelMethods extends DummyServerActionMethods {
  override getServerMetadata(
    id: string,
    key?: string,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.read('getServerMetadata', options, (cloud) => getMetadata(cloud, 'servers', id, key));
  }

  override createServerMetadata(
    id: string,
    entry: { key: string; value: string },
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.change('createServerMetadata', options, (cloud) => {
      const { key, value } = entry;
      setMetadata(cloud, 'servers', id, { [key]: value });
      return { [key]: value };
    });
  }

  override updateServerMetadata(
    id: string,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.change('updateServerMetadata', options, (cloud) =>
      setMetadata(cloud, 'servers', id, metadata),
    );
  }

  override deleteServerMetadata(id: string, key: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('deleteServerMetadata', options, (cloud) => deleteMetadata(cloud, 'servers', id, key));
  }

  override checkTagExists(id: string, tag: string, options?: CallOptions): Promise<boolean> {
    return this.read('checkTagExists', options, (cloud) => find(cloud, 'servers', id).tags.includes(tag));
  }

  override addTag(id: string, tag: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('addTag', options, (cloud) => addTag(cloud, id, tag));
  }

  override deleteTag(id: string, tag: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('deleteTag', options, (cloud) => deleteTag(cloud, id, tag));
  }

  override listTags(id: string, options?: CallOptions): Promise<string[]> {
    return this.read('listTags', options, (cloud) => [...find(cloud, 'servers', id).tags]);
  }

  override replaceTags(id: string, tags: readonly string[], options?: CallOptions): Promise<string[]> {
    return this.change('replaceTags', options, (cloud) => setTags(cloud, id, tags));
  }

  override deleteTags(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('deleteTags', options, (cloud) => setTags(cloud, id, []));
  }
}

import type { Acknowledged } from '@leister/compute';
import { type CallOptions, ClientError } from '@leister/rest';
import { acknowledged } from '../lxd-connection.js';
import { editConfig, readInstance } from '../servers/instance-config.js';
import { tagsConfig, tagsOf } from '../servers/user-config.js';
import { LxdServerMetadataMethods } from './server-metadata.js';

/** Tags of servers, in the configuration key `user.leister.tags`. */
export abstract class LxdServerTagMethods extends LxdServerMetadataMethods {
  /** Tags are kept in the configuration key `user.leister.tags`. */
  override async checkTagExists(id: string, tag: string, options?: CallOptions): Promise<boolean> {
    return (await this.listTags(id, options)).includes(tag);
  }

  override async addTag(id: string, tag: string, options?: CallOptions): Promise<Acknowledged> {
    await this.editTags(id, (tags) => [...tags, tag], options);
    return acknowledged();
  }

  override async deleteTag(id: string, tag: string, options?: CallOptions): Promise<Acknowledged> {
    const without = (tags: readonly string[]): string[] => {
      if (!tags.includes(tag))
        throw new ClientError(`server ${id} has no tag ${JSON.stringify(tag)}`, { code: 'NOT_FOUND' });
      return tags.filter((other) => other !== tag);
    };
    await this.editTags(id, without, options);
    return acknowledged();
  }

  override listTags(id: string, options?: CallOptions): Promise<string[]> {
    return this.performOn(id, options, async (daemon, name, call) =>
      tagsOf((await readInstance(daemon, name, call)).config),
    );
  }

  override replaceTags(id: string, tags: readonly string[], options?: CallOptions): Promise<string[]> {
    return this.editTags(id, () => tags, options);
  }

  override async deleteTags(id: string, options?: CallOptions): Promise<Acknowledged> {
    await this.editTags(id, () => [], options);
    return acknowledged();
  }

  private editTags(
    id: string,
    edit: (tags: readonly string[]) => readonly string[],
    options?: CallOptions,
  ): Promise<string[]> {
    return this.performOn(id, options, async (daemon, name, call) => {
      let config: Readonly<Record<string, string>> = {};
      await editConfig(
        daemon,
        name,
        (instance) => (config = tagsConfig(edit(tagsOf(instance.config)))),
        call,
      );
      return tagsOf(config);
    });
  }
}

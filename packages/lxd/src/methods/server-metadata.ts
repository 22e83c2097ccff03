import type { Acknowledged } from '@leister/compute';
import type { CallOptions } from '@leister/rest';
import { pick } from '../pick.js';
import { readInstance, setConfig } from '../servers/instance-config.js';
import { metadataConfig, metadataKey, metadataOf } from '../servers/user-config.js';
import { LxdFlavorMethods } from './flavors.js';

/** Configuration keys under `user.` as the metadata of servers. */
export abstract class LxdServerMetadataMethods extends LxdFlavorMethods {
  /** Keys of the configuration under `user.`. LXD: GET /1.0/instances/{name}. */
  override getServerMetadata(
    id: string,
    key?: string,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.performOn(id, options, async (daemon, name, call) => {
      const metadata = metadataOf((await readInstance(daemon, name, call)).config);
      return key === undefined ? metadata : pick(metadata, key, `server ${name}`);
    });
  }

  /** LXD: PATCH /1.0/instances/{name}. @throws ClientError INVALID_ARGUMENT for an empty value, which LXD cannot keep */
  override async createServerMetadata(
    id: string,
    { key, value }: { key: string; value: string },
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.performOn(id, options, async (daemon, name, call) => {
      await setConfig(daemon, name, metadataConfig({ [key]: value }), call);
      return { [key]: value };
    });
  }

  /** LXD: PATCH /1.0/instances/{name}. @throws ClientError INVALID_ARGUMENT for an empty value, which LXD cannot keep */
  override updateServerMetadata(
    id: string,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.performOn(id, options, async (daemon, name, call) => {
      await setConfig(daemon, name, metadataConfig(metadata), call);
      return metadataOf((await readInstance(daemon, name, call)).config);
    });
  }

  /** LXD: PATCH /1.0/instances/{name}. */
  override deleteServerMetadata(id: string, key: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, options, async (daemon, name, call) => {
      pick(metadataOf((await readInstance(daemon, name, call)).config), key, `server ${name}`);
      await setConfig(daemon, name, { [metadataKey(key)]: '' }, call);
    });
  }
}

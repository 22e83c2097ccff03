import type { IdentityClient } from '@leister/identity';
import { invalidArgument } from '@leister/rest';
import { LazyServices } from '../services.js';
import type { ClientOptions, Settings } from '../types/cloud-type.js';
import { connect, type Connection } from './connection.js';

/** The services of an OpenStack, by one login. Each package is imported when its client is asked for. */
export class OpenStackServices extends LazyServices {
  readonly #connection: () => Promise<Connection>;

  /** @param cloud what to call it in an error */
  constructor(cloud: string, settings: Settings, options: ClientOptions) {
    const connection = once(() => connect(settings, options));
    super(cloud, {
      'block-storage': async () => {
        const { BlockStorageClient } = await import('@leister/block-storage');
        const reach = (await connection()).reach(settings['block_storage_url']);
        return new BlockStorageClient({ ...reach, microversion: settings['block_storage_microversion'] });
      },
      compute: async () => {
        const { Nova } = await import('./nova.js');
        const reach = (await connection()).reach(settings['compute_url']);
        return new Nova({ ...reach, microversion: settings['compute_microversion'] });
      },
      identity: async () => sessionOf(await connection()),
      image: async () => {
        const { ImageClient } = await import('@leister/image');
        return new ImageClient((await connection()).reach(settings['image_url']));
      },
      network: async () => {
        const { NetworkClient } = await import('@leister/network');
        return new NetworkClient((await connection()).reach(settings['network_url']));
      },
      storage: async () => {
        const { StorageClient } = await import('@leister/storage');
        return new StorageClient((await connection()).reach(settings['storage_url']));
      },
    });
    this.#connection = connection;
  }

  override async close(): Promise<void> {
    // A connection that could not be made has nothing to close, and was told of.
    const { session } = await this.#connection().catch(() => ({ session: undefined }));
    await Promise.all([super.close(), session?.close()]);
  }
}

function sessionOf({ session }: Connection): IdentityClient {
  if (session) return session;
  throw invalidArgument('the cloud is reached without a login, so it has no Identity', [
    'its auth_type is none or admin_token',
  ]);
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

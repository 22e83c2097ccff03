import type { BlockStorageClient } from '@leister/block-storage';
import type { ComputeClient } from '@leister/compute';
import type { IdentityClient } from '@leister/identity';
import type { ImageClient } from '@leister/image';
import type { NetworkClient } from '@leister/network';
import { ClientError } from '@leister/rest';
import type { StorageClient } from '@leister/storage';

/** The clients of a cloud's services. */
export interface ServiceClients {
  'block-storage': BlockStorageClient;
  compute: ComputeClient;
  identity: IdentityClient;
  image: ImageClient;
  network: NetworkClient;
  storage: StorageClient;
}

export type ServiceName = keyof ServiceClients;

/** A cloud that is open: its clients share one login. */
export interface Services {
  /**
   * The client of a service, made when it is first asked for. Nothing is sent yet.
   *
   * @throws ClientError UNSUPPORTED for a service that clouds of this type have not, INVALID_ARGUMENT for settings that
   * cannot be right
   */
  client<S extends ServiceName>(service: S): Promise<ServiceClients[S]>;
  /** Closes the clients that were made. Rejects when work in their background failed. */
  close(): Promise<void>;
}

/** Makes a client of each service. */
export type ClientMakers = { readonly [S in ServiceName]?: () => Promise<ServiceClients[S]> };

/** Services whose clients are made one by one, each once. */
export class LazyServices implements Services {
  readonly #makers: ClientMakers;
  readonly #cloud: string;
  readonly #made = new Map<ServiceName, Promise<ServiceClients[ServiceName]>>();

  /** @param cloud what to call it in an error */
  constructor(cloud: string, makers: ClientMakers) {
    this.#cloud = cloud;
    this.#makers = makers;
  }

  async client<S extends ServiceName>(service: S): Promise<ServiceClients[S]> {
    const make = this.#makers[service];
    if (!make) {
      throw new ClientError(`${this.#cloud} has no service ${service}`, {
        status: 501,
        code: 'UNSUPPORTED',
        details: [`it has ${Object.keys(this.#makers).join(', ')}`],
      });
    }
    // Under the name of a service there is nothing but its client.
    const known = this.#made.get(service) as Promise<ServiceClients[S]> | undefined;
    const client = known ?? make();
    this.#made.set(service, client);
    return client;
  }

  async close(): Promise<void> {
    // Whoever asked for a client that could not be made was told.
    const made = await Promise.allSettled(this.#made.values());
    const open = made.flatMap((client) => (client.status === 'fulfilled' ? [client.value] : []));
    const ends = await Promise.allSettled(open.map((client) => client.close()));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }
}

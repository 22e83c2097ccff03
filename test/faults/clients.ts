import { BlockStorageClient } from '@leister/block-storage';
import { ComputeClient } from '@leister/compute';
import { ImageClient } from '@leister/image';
import { LxdClient } from '@leister/lxd';
import { NetworkClient } from '@leister/network';
import { OrchestratorClient } from '@leister/orchestrator';
import { ClientError, RestClient, type RestClientOptions } from '@leister/rest';
import { StorageClient } from '@leister/storage';
import { ServiceMethods } from '../../packages/identity/src/methods/services.js';
import type { Clients } from './calls.js';
import { novaBase } from './nova-answers.js';
import { serviceBases, type ServiceName } from './service-answers.js';

/** Clients that are made as they are asked for, and closed together. */
export interface OpenClients {
  clients: Clients;
  /** One promise for each that was made; LXD's client tells as it is closed of work that nobody waited for. */
  close(): Promise<void>[];
}

/** One client of each kind, all on one origin. */
export function createClients(origin: string, options: Omit<RestClientOptions, 'endpoint'>): OpenClients {
  const made: RestClient[] = [];
  const once = <C extends RestClient>(make: () => C): (() => C) => {
    let client: C | undefined;
    return () => {
      if (!client) made.push((client = make()));
      return client;
    };
  };
  const at = (path: string) => ({ proxy: false as const, ...options, endpoint: origin + path });
  const service = (name: ServiceName) => at(serviceBases[name]);
  const rest = once(() => new RestClient(at(novaBase)));
  const compute = once(() => new ComputeClient(at(novaBase)));
  const lxd = once(() => new LxdClient(at('')));
  const orchestrator = once(() => new OrchestratorClient(at('')));
  const identity = once(() => new Identity(service('identity')));
  const image = once(() => new ImageClient(service('image')));
  const network = once(() => new NetworkClient(service('network')));
  const volume = once(() => new BlockStorageClient(service('volume')));
  const storage = once(() => new StorageClient({ ...service('storage'), container: 'box' }));
  const clients: Clients = {
    get rest() {
      return rest();
    },
    get compute() {
      return compute();
    },
    get lxd() {
      return lxd();
    },
    get orchestrator() {
      return orchestrator();
    },
    get identity() {
      return identity();
    },
    get image() {
      return image();
    },
    get network() {
      return network();
    },
    get volume() {
      return volume();
    },
    get storage() {
      return storage();
    },
  };
  return { clients, close: () => made.map((client) => client.close()) };
}

/** All of IdentityClient but its own login, in place of which are the credentials that the other clients have. */
class Identity extends ServiceMethods {
  getToken(): Promise<never> {
    return Promise.reject(new ClientError('there is no login', { code: 'UNSUPPORTED' }));
  }
  protected passwordChanged(): Promise<never> {
    return this.getToken();
  }
}

import { ComputeClient, flavorFilter, imageFilter, serverFilter } from '@leister/compute';
import type { ComputeProfile, CreateServer, Server } from '@leister/compute';
import type { ListFlavors, ListImages, ListServers } from '@leister/compute';
import { type CallOptions, path } from '@leister/rest';

/** What the cloud sends. */
type Machine = { id: string; label: string; state: 'making' | 'on' | 'off' };
const statuses = { making: 'BUILD', on: 'ACTIVE', off: 'SHUTOFF' } as const;

/** A cloud of machines, sizes and disks: JSON bodies, pages by `Link` headers. */
export default class MyCloud extends ComputeClient {
  static override readonly profile: ComputeProfile = {
    wire: 'my-cloud',
    features: ['power'],
    createOptions: [],
  };

  override listServers(filter: ListServers = {}, options?: CallOptions) {
    const query = { limit: filter.limit, after: filter.marker, ...options?.query };
    const machines = this.list('/machines', (body) => body as Machine[], { ...options, query });
    return machines.map(toServer).filter(serverFilter(filter));
  }

  override async getServerDetails(id: string, options?: CallOptions) {
    return toServer((await this.get<Machine>(path`/machines/${id}`, options)).body);
  }

  override async createServer(server: CreateServer, options?: CallOptions) {
    this.checkCreateServer(server);
    const json = { label: server.name, size: server.flavorId, disk: server.imageId };
    return toServer((await this.post<Machine>('/machines', { ...options, json })).body);
  }

  override async deleteServer(id: string, options?: CallOptions) {
    return { raw: (await this.delete(path`/machines/${id}`, options)).headers };
  }

  override listFlavors(filter: ListFlavors = {}, options?: CallOptions) {
    return this.list('/sizes', toNamed, options).filter(flavorFilter(filter));
  }

  override listImages(filter: ListImages = {}, options?: CallOptions) {
    return this.list('/disks', toNamed, options).filter(imageFilter(filter));
  }

  override async startServer(id: string, options?: CallOptions) {
    return { raw: (await this.put(path`/machines/${id}/state`, { ...options, json: 'on' })).body };
  }

  override async shutdownServer(id: string, options?: CallOptions) {
    return { raw: (await this.put(path`/machines/${id}/state`, { ...options, json: 'off' })).body };
  }
}

function toServer(raw: Machine): Server {
  return { id: raw.id, name: raw.label, status: statuses[raw.state], raw };
}
const toNamed = (body: unknown) => (body as { id: string }[]).map((raw) => ({ ...raw, name: raw.id, raw }));

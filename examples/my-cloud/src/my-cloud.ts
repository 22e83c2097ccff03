import { ComputeClient, type CreateServer, type ListServers, type Server } from '@leister/compute';
import { type CallOptions, path } from '@leister/rest';

const statuses = { making: 'BUILD', on: 'ACTIVE', off: 'SHUTOFF' } as const;
type Machine = { id: string; label: string; state: keyof typeof statuses };
const toServer = (raw: Machine): Server => ({
  id: raw.id,
  name: raw.label,
  status: statuses[raw.state],
  raw,
});
const toNamed = (body: unknown) =>
  (body as { id: string }[]).map((raw) => ({ id: raw.id, name: raw.id, raw }));

/** A cloud with machines, sizes and disks, JSON bodies, and pages by `Link` headers. */
export default class MyCloud extends ComputeClient {
  static override readonly profile = { wire: 'my-cloud', features: ['power'] as const, createOptions: [] };

  override listServers({ name, limit, marker }: ListServers = {}, options?: CallOptions) {
    const query = { label: name, limit, after: marker };
    return this.list('/machines', (body) => (body as Machine[]).map(toServer), { ...options, query });
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
    return { raw: await this.delete(path`/machines/${id}`, options) };
  }

  override listFlavors(_filter = {}, options?: CallOptions) {
    return this.list('/sizes', toNamed, options);
  }

  override listImages(_filter = {}, options?: CallOptions) {
    return this.list('/disks', toNamed, options);
  }

  override async startServer(id: string, options?: CallOptions) {
    return { raw: await this.put(path`/machines/${id}/state`, { ...options, json: 'on' }) };
  }

  override async shutdownServer(id: string, options?: CallOptions) {
    return { raw: await this.put(path`/machines/${id}/state`, { ...options, json: 'off' }) };
  }
}

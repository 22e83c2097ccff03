import type { Acknowledged, CreateServer, Flavor, Image, ListServers, Server } from '@leister/compute';
import { DummyClient } from '@leister/dummy';
import { type CallOptions, ClientError, Listing } from '@leister/rest';
import type { Mutant } from './mutant.js';

const life = 'a server is created, becomes ACTIVE, is deleted and gone';

/** Clients that answer wrongly. */
export const wrongResults: Mutant[] = [
  {
    broken: "a status in the provider's own words",
    Client: class extends DummyClient {
      override async getServerDetails(id: string, options?: CallOptions): Promise<Server> {
        const server = await super.getServerDetails(id, options);
        return { ...server, status: server.status === 'ACTIVE' ? ('Running' as never) : server.status };
      }
    },
    caughtBy: 'an abort stops its own call and no other',
    complaint: /is still in Running/,
  },
  {
    broken: 'a status of lower case in listings',
    Client: class extends DummyClient {
      override listServers(filter?: ListServers, options?: CallOptions): Listing<Server> {
        return super.listServers(filter, options).map((server) => ({ ...server, status: 'active' as never }));
      }
    },
    caughtBy: 'detail: false gives the same type with less in it',
    complaint: /no status of Nova/,
  },
  {
    broken: 'an id that is a number',
    Client: class extends DummyClient {
      override async createServer(server: CreateServer, options?: CallOptions): Promise<Server> {
        const created = await super.createServer(server, options);
        return { ...created, id: Number(created.id) as never };
      }
    },
    caughtBy: life,
    complaint: /id is no string/,
  },
  {
    broken: 'nothing where there is no such server',
    Client: class extends DummyClient {
      override getServerDetails(id: string, options?: CallOptions): Promise<Server> {
        return super.getServerDetails(id, options).catch((error: ClientError) => {
          if (error.code === 'NOT_FOUND') return undefined as never;
          throw error;
        });
      }
    },
    caughtBy: 'an unknown id is NOT_FOUND',
    complaint: /getServerDetails of an unknown id did not fail/,
  },
  {
    broken: 'an unknown id that is a bad request',
    Client: class extends DummyClient {
      override pauseServer(id: string, options?: CallOptions): Promise<Acknowledged> {
        return super.pauseServer(id, options).catch((error: ClientError) => {
          if (error.code !== 'NOT_FOUND') throw error;
          throw new ClientError(error.message, { status: 400 });
        });
      }
    },
    caughtBy: 'an unknown id is NOT_FOUND',
    complaint: /pauseServer of an unknown id: wanted NOT_FOUND/,
  },
  {
    broken: 'results without raw',
    Client: class extends DummyClient {
      override listFlavors(...args: Parameters<DummyClient['listFlavors']>): Listing<Flavor> {
        return super.listFlavors(...args).map(({ raw: _, ...flavor }) => flavor as Flavor);
      }
    },
    caughtBy: 'flavors are listed, told in detail and found',
    complaint: /raw is missing/,
  },
  {
    broken: 'fields that are undefined',
    Client: class extends DummyClient {
      override listImages(...args: Parameters<DummyClient['listImages']>): Listing<Image> {
        return super.listImages(...args).map((image) => ({ ...image, size: undefined }) as unknown as Image);
      }
    },
    caughtBy: 'images are listed, told in detail and found',
    complaint: /size is undefined/,
  },
  {
    broken: 'dates as the provider writes them',
    Client: class extends DummyClient {
      override async createServer(server: CreateServer, options?: CallOptions): Promise<Server> {
        return { ...(await super.createServer(server, options)), created: new Date().toUTCString() };
      }
    },
    caughtBy: life,
    complaint: /no ISO date/,
  },
  {
    broken: 'a server found although two have the name',
    Client: class extends DummyClient {
      override async findServer(nameOrId: string, options?: CallOptions): Promise<Server> {
        const servers = await this.listServers({}, options);
        const found = servers.find(({ id, name }) => id === nameOrId || name === nameOrId);
        return found ?? super.findServer(nameOrId, options);
      }
    },
    caughtBy: 'a name that is taken: refused by the cloud, or told apart by id',
    complaint: /two servers with one name did not fail/,
  },
  {
    broken: 'a list that is a promise',
    Client: class extends DummyClient {
      override listServers(filter?: ListServers, options?: CallOptions): Listing<Server> {
        const collect = async (): Promise<Server[]> => super.listServers(filter, options);
        return collect().catch(() => []) as never;
      }
    },
    caughtBy: 'a listing is lazy, and dropped without a trace',
    complaint: /the list is a promise/,
  },
  {
    broken: 'pages of any length',
    Client: class extends DummyClient {
      override listServers(filter: ListServers = {}, options?: CallOptions): Listing<Server> {
        return super.listServers({ ...filter, limit: undefined }, options);
      }
    },
    caughtBy: 'pages: limit and marker give every server exactly once',
    complaint: /a page of \d+ servers where the limit is 1/,
  },
  {
    broken: 'pages that overlap',
    Client: class extends DummyClient {
      override listServers(filter: ListServers = {}, options?: CallOptions): Listing<Server> {
        const { limit, ...rest } = filter;
        const all = super.listServers(rest, options);
        if (limit === undefined) return all;
        return new Listing(async (next = '0') => {
          const servers = await all;
          const at = Number(next);
          // Every page is sent twice, the second time as another.
          const items = servers.slice(Math.floor(at / 2), Math.floor(at / 2) + 1);
          return { items, next: items.length > 0 ? String(at + 1) : undefined };
        });
      }
    },
    caughtBy: 'pages: limit and marker give every server exactly once',
    complaint: /is in 2 pages of limit 1/,
  },
  {
    broken: 'a marker that is listed again',
    Client: class extends DummyClient {
      override listServers(filter: ListServers = {}, options?: CallOptions): Listing<Server> {
        const { marker, ...rest } = filter;
        let reached = false;
        const from = (id: string): boolean => (reached ||= id === marker);
        const all = super.listServers(rest, options);
        return marker === undefined ? all : all.filter(({ id }) => from(id));
      }
    },
    caughtBy: 'pages: limit and marker give every server exactly once',
    complaint: /the marker itself is listed after it/,
  },
  {
    broken: 'a filter that is ignored',
    Client: class extends DummyClient {
      override listServers(filter: ListServers = {}, options?: CallOptions): Listing<Server> {
        return super.listServers({ ...filter, status: undefined }, options);
      }
    },
    caughtBy: 'filters of servers filter, or are refused',
    complaint: /"status":"(?:SHUTOFF|STOPPED)"\}\) gave/,
  },
];

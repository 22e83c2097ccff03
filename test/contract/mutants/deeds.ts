import type {
  Acknowledged,
  CreateServer,
  CreateServersOptions,
  Server,
  StatusWords,
  WaitServerOptions,
} from '@leister/compute';
import { DummyClient } from '@leister/dummy';
import { type CallOptions, ClientError, type Settled } from '@leister/rest';
import type { Mutant } from './mutant.js';

const many = 'createServers goes on after a failure and tells of each in order';
const done: Acknowledged = { raw: {} };

/** Clients that do something else than what they were asked for. */
export const wrongDeeds: Mutant[] = [
  {
    broken: 'a server that is not deleted',
    Client: class extends DummyClient {
      override async deleteServer(id: string, options?: CallOptions): Promise<Acknowledged> {
        await this.getServerDetails(id, options);
        return done;
      }
    },
    caughtBy: 'a server is created, becomes ACTIVE, is deleted and gone',
    complaint: /is still in ACTIVE/,
  },
  {
    broken: 'a declared create option that is dropped',
    Client: class extends DummyClient {
      override createServer({ tags: _, ...server }: CreateServer, options?: CallOptions): Promise<Server> {
        return super.createServer(server, options);
      }
    },
    caughtBy: 'create options the cloud declares are honoured',
    complaint: /tags was dropped/,
  },
  {
    broken: 'an undeclared create option that is dropped',
    Client: class extends DummyClient {
      override createServer(
        { projectId: _, ...server }: CreateServer,
        options?: CallOptions,
      ): Promise<Server> {
        return super.createServer(server, options);
      }
    },
    caughtBy: 'create options the cloud cannot honour are refused by name, with nothing sent',
    complaint: /createServer with projectId did not fail/,
  },
  {
    broken: 'many servers of which the first failure is the last try',
    Client: class extends DummyClient {
      override async createServers(servers: readonly CreateServer[], options: CreateServersOptions = {}) {
        const outcomes: Settled<CreateServer, Server>[] = [];
        for (const item of servers) {
          try {
            outcomes.push({ item, value: await this.createServer(item, options) });
          } catch (error) {
            outcomes.push({ item, error: ClientError.from(error) });
            break;
          }
        }
        for (const outcome of outcomes) options.onSettled?.(outcome);
        return outcomes;
      }
    },
    caughtBy: many,
    complaint: /not in the order of the servers/,
  },
  {
    broken: 'outcomes of many in the order in which they came',
    Client: class extends DummyClient {
      override async createServers(servers: readonly CreateServer[], options?: CreateServersOptions) {
        const outcomes = await super.createServers(servers, options);
        return outcomes.sort((a, b) => Number(a.error === undefined) - Number(b.error === undefined));
      }
    },
    caughtBy: many,
    complaint: /not in the order of the servers/,
  },
  {
    broken: 'nobody told of outcomes',
    Client: class extends DummyClient {
      override createServers(servers: readonly CreateServer[], options?: CreateServersOptions) {
        return super.createServers(servers, { ...options, onSettled: undefined });
      }
    },
    caughtBy: many,
    complaint: /onSettled was not told of each/,
  },
  {
    broken: 'a pause that leaves the server running',
    Client: class extends DummyClient {
      override async pauseServer(id: string, options?: CallOptions): Promise<Acknowledged> {
        await this.getServerDetails(id, options);
        return done;
      }
    },
    caughtBy: 'pause: a server is held and let go',
    complaint: /is still in ACTIVE/,
  },
  {
    broken: 'an update of metadata that replaces the rest',
    Client: class extends DummyClient {
      override async updateServerMetadata(
        id: string,
        metadata: Readonly<Record<string, string>>,
        options?: CallOptions,
      ): Promise<Record<string, string>> {
        for (const key of Object.keys(await this.getServerMetadata(id, undefined, options))) {
          await this.deleteServerMetadata(id, key, options);
        }
        return super.updateServerMetadata(id, metadata, options);
      }
    },
    caughtBy: 'metadata: keys are set, changed, read and deleted one by one',
    complaint: /an update replaced the rest/,
  },
  {
    broken: 'tags that stay on',
    Client: class extends DummyClient {
      override async deleteTags(id: string, options?: CallOptions): Promise<Acknowledged> {
        await this.listTags(id, options);
        return done;
      }
    },
    caughtBy: 'tags: tags are put on, found, replaced and taken off',
    complaint: /one/,
  },
  {
    broken: 'every tag found',
    Client: class extends DummyClient {
      override async checkTagExists(id: string, tag: string, options?: CallOptions): Promise<boolean> {
        await super.checkTagExists(id, tag, options);
        return true;
      }
    },
    caughtBy: 'tags: tags are put on, found, replaced and taken off',
    complaint: /true[^]*false/,
  },
  {
    broken: 'a new name that is not kept',
    Client: class extends DummyClient {
      override async updateServerName(id: string, name: string, options?: CallOptions): Promise<Server> {
        return { ...(await this.getServerDetails(id, options)), name };
      }
    },
    caughtBy: 'rename: a server gets another name',
    complaint: /contract-/,
  },
  {
    broken: 'a resize that cannot be taken back',
    Client: class extends DummyClient {
      override revertResizeServer(id: string, options?: CallOptions): Promise<Acknowledged> {
        return this.confirmResizeServer(id, options);
      }
    },
    caughtBy: 'resize: a server gets another size, taken back once and confirmed once',
    complaint: /the resize was not taken back/,
  },
  {
    broken: 'a wait that is silent when the time is up',
    Client: class extends DummyClient {
      override waitServerUntil(
        id: string,
        status?: string | readonly string[],
        options?: WaitServerOptions,
      ): Promise<Server> {
        return super.waitServerUntil(id, status, options).catch((error: ClientError) => {
          if (error.code === 'TIMEOUT') return this.getServerDetails(id);
          throw error;
        });
      }
    },
    caughtBy: 'a wait that runs out of time is TIMEOUT, with the last state',
    complaint: /waitServerUntil did not fail/,
  },
  {
    broken: 'a time-out that does not tell the last state',
    Client: class extends DummyClient {
      override waitServerUntil(
        id: string,
        status?: string | readonly string[],
        options?: WaitServerOptions,
      ): Promise<Server> {
        return super.waitServerUntil(id, status, options).catch((error: ClientError) => {
          throw ClientError.from(error.toJSON());
        });
      }
    },
    caughtBy: 'a wait that runs out of time is TIMEOUT, with the last state',
    complaint: /the last state is no object/,
  },
  {
    broken: 'a wait that cannot be aborted',
    Client: class extends DummyClient {
      override waitServerUntil(
        id: string,
        status?: string | readonly string[],
        options?: WaitServerOptions,
      ): Promise<Server> {
        return super.waitServerUntil(id, status, { ...options, signal: undefined });
      }
    },
    caughtBy: 'a wait that is aborted is ABORTED at once',
    complaint: /wanted ABORTED|nothing happened/,
  },
  {
    broken: 'a wait for many that tells of those only that went well',
    Client: class extends DummyClient {
      override async waitServersWhile(
        ids: readonly string[],
        status?: StatusWords,
        options?: WaitServerOptions,
      ): Promise<Settled<string, Server>[]> {
        const outcomes = await super.waitServersWhile(ids, status, options);
        return outcomes.filter(({ error }) => error === undefined);
      }
    },
    caughtBy: 'a wait for a server that is not there is NOT_FOUND, for DELETED it is over',
    complaint: /waitServersWhile does not tell of each/,
  },
  {
    broken: 'a wait for many that ends with the first',
    Client: class extends DummyClient {
      override async waitServersWhile(
        ids: readonly string[],
        status?: StatusWords,
        options?: WaitServerOptions,
      ): Promise<Settled<string, Server>[]> {
        await super.waitServerWhile(ids[0] ?? '', status, options);
        return Promise.all(ids.map(async (item) => ({ item, value: await this.getServerDetails(item) })));
      }
    },
    caughtBy: 'waitServersWhile and waitServersUntil follow several new servers',
    complaint: /BUILD is the default|told of each server/,
  },
  {
    broken: 'a wait for a server that is gone that goes on and on',
    Client: class extends DummyClient {
      override waitServerUntil(
        id: string,
        status?: string | readonly string[],
        options?: WaitServerOptions,
      ): Promise<Server> {
        const missing = (error: unknown): boolean =>
          error instanceof ClientError && error.code === 'NOT_FOUND';
        return super.waitServerUntil(id, status, options).catch((error: unknown) => {
          if (!missing(error)) throw error;
          throw new ClientError('not there yet', { code: 'TIMEOUT' });
        });
      }
    },
    caughtBy: 'a wait for a server that is not there is NOT_FOUND, for DELETED it is over',
    complaint: /wanted NOT_FOUND/,
  },
];

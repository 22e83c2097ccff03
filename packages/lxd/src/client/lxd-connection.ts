import { type Acknowledged, ComputeClient, type ComputeClientOptions } from '@leister/compute';
import { type CallOptions, ClientError, type EndpointSource, type RequestDefaults } from '@leister/rest';
import { Buildings } from '../servers/building.js';
import { Cached, callOf, Daemon, type DaemonCall, type DaemonInfo } from '../daemon/daemon.js';
import { EventFeed } from '../daemon/events.js';
import { defaultImageRemotes } from '../catalog/image-source.js';
import { lxdDialect } from '../daemon/lxd-dialect.js';
import type { ImageRemote, LxdCreateServer, LxdServer } from '../model.js';
import type { LxdOperation } from '../daemon/operation.js';
import { Operations } from '../daemon/operations.js';
import { ServerWatch } from '../servers/server-watch.js';
import { getServer, listServers, nameOf, type ServerView } from '../servers/servers.js';
import { serverToCome } from '../servers/to-server.js';
import { presentToken, refuseInsecure } from '../daemon/trust.js';

/** How a daemon is reached: over its unix socket, or over HTTPS with a client certificate that it trusts. */
export interface LxdClientOptions extends Omit<
  ComputeClientOptions,
  'endpoint' | 'session' | 'region' | 'interface' | 'token' | 'microversion'
> {
  /** Absolute path of the daemon's unix socket, or `https://HOST:8443`. */
  endpoint: EndpointSource;
  /** The project whose servers, images and profiles are meant. Default: the daemon's `default`. */
  project?: string | undefined;
  /** Image servers that `imageId` may name, beside `images`, `ubuntu` and `ubuntu-daily`. */
  imageRemotes?: Readonly<Record<string, ImageRemote>> | undefined;
}

/** What `with` can change. */
export interface LxdDefaults extends RequestDefaults {
  project?: string | undefined;
}

/** What the clones of a client share with it. */
interface Common {
  options: LxdClientOptions;
  remotes: Readonly<Record<string, ImageRemote>>;
  operations: Operations;
  buildings: Buildings;
  info: Cached<DaemonInfo>;
  /** By project: the daemon tells each project's events apart. */
  feeds: Map<string, EventFeed>;
}

/**
 * A client's connection to its daemon, and what goes on over it beyond single requests: work in the background, events,
 * waits.
 */
export abstract class LxdConnection extends ComputeClient<LxdServer, LxdCreateServer> {
  protected readonly project: string;
  private readonly common: Common;

  /** @throws ClientError INVALID_ARGUMENT for an option that cannot be right */
  constructor(options: LxdClientOptions) {
    const { project, imageRemotes, ...reach } = options;
    super({ dialect: lxdDialect, ...reach, query: { ...options.query, project } });
    this.project = project ?? 'default';
    this.common = {
      options,
      remotes: { ...defaultImageRemotes, ...imageRemotes },
      operations: new Operations(),
      buildings: new Buildings(),
      info: new Cached(),
      feeds: new Map(),
    };
  }

  /** The same client for another project, or with other defaults. It shares connections and work with this one. */
  override with(overrides: LxdDefaults): this {
    const { project, ...defaults } = overrides;
    if (project === undefined) return super.with(defaults);
    return Object.assign(super.with({ ...defaults, query: { ...defaults.query, project } }), { project });
  }

  /**
   * Waits for the servers that are still being made, then closes all connections of this client and its clones.
   *
   * @throws ClientError the failure of a server that nobody has seen
   */
  override async close(): Promise<void> {
    const { buildings, feeds } = this.common;
    const [failure] = await buildings.settle();
    for (const feed of feeds.values()) feed.close();
    await super.close();
    if (failure) throw failure;
  }

  /**
   * Makes this client's certificate (`tls.cert`, `tls.key`) known to the server, with a trust token of that very
   * server. One that is trusted already stays so. LXD: POST /1.0/certificates.
   *
   * @throws ClientError TLS when the token is of another server; FORBIDDEN
   */
  async addTrust(token: string, options?: CallOptions): Promise<void> {
    const { endpoint, tls = {}, proxy, log } = this.common.options;
    await this.perform(options, async (_, call) => {
      refuseInsecure(await this.endpoint());
      await presentToken(token, { endpoint, tls, proxy, log }, call);
    });
  }

  /** Sees an operation to its end: the `raw` of an answer, or one whose wait ran out of time. */
  waitOperation(operation: LxdOperation, options?: CallOptions): Promise<LxdOperation> {
    return this.perform(options, (daemon, call) => daemon.follow(operation, undefined, call));
  }

  /** A server that this very client is making needs no asking; of the others, waits do not ask for the addresses. */
  protected override async lookAtServer(id: string, options?: CallOptions): Promise<LxdServer | undefined> {
    const known = this.common.buildings.find(this.project, id)?.glance();
    if (known) return serverToCome(id, known);
    try {
      return await this.perform(options, (_, call) => getServer(this.view, id, call, false));
    } catch (error) {
      if (error instanceof ClientError && error.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  }

  protected override async lookAtServers(
    ids: readonly string[],
    options: CallOptions,
  ): Promise<readonly LxdServer[]> {
    const { buildings } = this.common;
    const known = ids.map((id) => buildings.find(this.project, id)?.glance());
    if (known.every((operation) => operation !== undefined)) {
      return ids.flatMap((id, index) => (known[index] ? serverToCome(id, known[index]) : []));
    }
    return this.perform(options, (_, call) => listServers(this.view, { addresses: false }, call));
  }

  protected override watchServers(
    signal: AbortSignal,
    ids: readonly string[],
  ): (signal: AbortSignal) => Promise<unknown> {
    const watch = new ServerWatch(
      { feed: this.feed, buildings: this.common.buildings, project: this.project },
      ids,
      signal,
    );
    return (pause) => watch.changed(pause);
  }

  /** Image servers by their names. */
  protected get remotes(): Readonly<Record<string, ImageRemote>> {
    return this.common.remotes;
  }

  protected get view(): ServerView {
    return { daemon: this.daemon, buildings: this.common.buildings, project: this.project };
  }

  /** Does work within the limits of one call. */
  protected perform<T>(
    options: CallOptions | undefined,
    work: (daemon: Daemon, call: DaemonCall) => Promise<T>,
  ): Promise<T> {
    return this.withinLimits(options, async (signal) => {
      try {
        return await work(this.daemon, callOf(options, signal));
      } catch (error) {
        if (error instanceof ClientError || signal.aborted) throw error;
        // Whatever else fails here fails at reading what came, which was not what LXD says.
        const why = this.redact(error instanceof Error ? error.message : String(error));
        throw new ClientError('this is not an answer of LXD', { code: 'PARSE', details: [why] });
      }
    });
  }

  /** Does something to one server. */
  protected actOn(
    id: string,
    options: CallOptions | undefined,
    work: (daemon: Daemon, name: string, call: DaemonCall) => Promise<LxdOperation | undefined | void>,
  ): Promise<Acknowledged> {
    return this.performOn(id, options, async (daemon, name, call) =>
      acknowledged(await work(daemon, name, call)),
    );
  }

  /** Does work on one server. */
  protected performOn<T>(
    id: string,
    options: CallOptions | undefined,
    work: (daemon: Daemon, name: string, call: DaemonCall) => Promise<T>,
  ): Promise<T> {
    return this.perform(options, async (daemon, call) => work(daemon, await nameOf(daemon, id, call), call));
  }

  private get daemon(): Daemon {
    const { operations, info } = this.common;
    return new Daemon({ client: this, operations, feed: this.feed, info });
  }

  private get feed(): EventFeed {
    const { feeds } = this.common;
    const known = feeds.get(this.project);
    if (known) return known;
    const { project } = this;
    const feed = new EventFeed({
      locate: async () => {
        const { origin, basePath } = await this.endpoint();
        const query = new URLSearchParams({ type: 'lifecycle,operation', project });
        const url = `${origin.replace(/^http/, 'ws')}${basePath}/1.0/events?${String(query)}`;
        return { url, agent: await this.connectionAgent() };
      },
    });
    feeds.set(project, feed);
    return feed;
  }
}

/** An answer that says what the daemon did. */
export function acknowledged(operation?: LxdOperation | void): Acknowledged {
  return { raw: operation ?? {} };
}

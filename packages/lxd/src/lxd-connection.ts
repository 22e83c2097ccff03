import { type Acknowledged, ComputeClient, type ComputeClientOptions } from '@leister/compute';
import {
  type Attempt,
  type CallOptions,
  ClientError,
  type EndpointSource,
  invalidArgument,
  type RequestDefaults,
  type RetryPolicy,
} from '@leister/rest';
import { defaultImageRemotes } from './catalog/image-source.js';
import { Daemon } from './daemon/daemon.js';
import { EventFeed } from './daemon/events.js';
import { Cached, type DaemonInfo } from './daemon/info.js';
import { lxdDialect } from './daemon/lxd-dialect.js';
import { type LxdOperation, LxdOperationError } from './daemon/operation.js';
import { Operations } from './daemon/operations.js';
import { callOf, type DaemonCall } from './daemon/requests.js';
import { presentToken, refuseInsecure } from './daemon/trust.js';
import type { ImageRemote, LxdCreateServer, LxdServer } from './model.js';
import { describeSettlement } from './servers/settlement.js';
import type { SocketPlace } from './exec/socket-place.js';
import { nameOf, type ServerView } from './servers/view.js';
import { Works } from './servers/works.js';
import { Turns } from './turns.js';

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

/** As many commands are begun at once: of more, the last could not connect in time. */
const mostStarts = 16;

/** What the clones of a client share with it. */
interface Common {
  options: LxdClientOptions;
  remotes: Readonly<Record<string, ImageRemote>>;
  operations: Operations;
  works: Works;
  info: Cached<DaemonInfo>;
  /** By project: the daemon tells each project's events apart. */
  feeds: Map<string, EventFeed>;
  /** What is open beyond single calls, and ends with the client. */
  sessions: Set<Session>;
  /** Commands and consoles that are being begun: once begun, the daemon waits 5 s for all their websockets. */
  starts: Turns;
}

/** Something that stays open: a command that runs, events that are watched. */
export interface Session {
  close(): void;
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
      works: new Works(),
      info: new Cached(),
      feeds: new Map(),
      sessions: new Set(),
      starts: new Turns(mostStarts),
    };
  }

  /** The same client for another project, or with other defaults. It shares connections and work with this one. */
  override with(overrides: LxdDefaults): this {
    const { project, ...defaults } = overrides;
    if (project === undefined) return super.with(defaults);
    return Object.assign(super.with({ ...defaults, query: { ...defaults.query, project } }), { project });
  }

  /**
   * Waits for what is done to servers in the background as far as it needs this client, then closes all connections of
   * this client and its clones.
   *
   * @param patience how long to wait, in milliseconds; `Infinity` is to the end. Default 30000.
   * @throws ClientError what failed and nobody has seen; what is left half done when the patience is over
   */
  override async close({ patience = 30_000 }: { patience?: number } = {}): Promise<void> {
    if (!(patience >= 0)) throw invalidArgument('patience is a number of milliseconds from 0');
    const { works, feeds, sessions } = this.common;
    const settlement = await works.settle(patience);
    works.end();
    for (const open of [...sessions, ...feeds.values()]) open.close();
    await super.close();
    const failure = describeSettlement(settlement, patience);
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
    return this.perform(options, async (daemon, call) => {
      const work = this.common.works.ofOperation(operation.id);
      try {
        return await daemon.follow(operation, undefined, call);
      } catch (error) {
        if (!work || !(error instanceof LxdOperationError)) throw error;
        // Who waits for the operation itself need not be told again. One that was turned down may have been repeated.
        await work.outcome(call.signal);
        return { ...(error.operation ?? operation), status: 'Success', statusCode: 200, err: '' };
      }
    });
  }

  /** Only reads are safe to repeat: whatever the verb of a change, it may begin an operation each time. */
  protected override retryDelay(attempt: Attempt, policy: Partial<RetryPolicy> | false): number | undefined {
    const isRead = ['GET', 'HEAD', 'OPTIONS'].includes(attempt.method);
    return super.retryDelay(isRead ? attempt : { ...attempt, method: 'POST' }, policy);
  }

  /** Image servers by their names. */
  protected get remotes(): Readonly<Record<string, ImageRemote>> {
    return this.common.remotes;
  }

  protected get view(): ServerView {
    const { daemon, project } = this;
    const { works } = this.common;
    return {
      daemon,
      works,
      project,
      inBackground: (work, { headers, query }, task) =>
        works.run(work, (signal) => {
          const options = { headers, query, signal, timeout: { total: Infinity } };
          return this.perform(options, (_, call) => task(call));
        }),
    };
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

  /** Where a websocket of the daemon's is. */
  protected async socketPlace(path: string, query: Readonly<Record<string, string>>): Promise<SocketPlace> {
    const { origin, basePath } = await this.endpoint();
    const search = String(new URLSearchParams(query));
    const url = `${origin.replace(/^http/, 'ws')}${basePath}${path}?${search}`;
    return { url, agent: await this.connectionAgent() };
  }

  /** What ends with the client. */
  protected get sessions(): Set<Session> {
    return this.common.sessions;
  }

  /** Begins a command or a console when its turn comes. */
  protected startInTurn<T>(start: () => Promise<T>): Promise<T> {
    return this.common.starts.take(start);
  }

  private get daemon(): Daemon {
    const { operations, info } = this.common;
    return new Daemon({ client: this, operations, feed: this.feed, info });
  }

  protected get feed(): EventFeed {
    const { feeds } = this.common;
    const known = feeds.get(this.project);
    if (known) return known;
    const { project } = this;
    const feed = new EventFeed({
      locate: () => this.socketPlace('/1.0/events', { type: 'lifecycle,operation', project }),
    });
    feeds.set(project, feed);
    return feed;
  }
}

/** An answer that says what the daemon did. */
export function acknowledged(operation?: LxdOperation | void): Acknowledged {
  return { raw: operation ?? {} };
}

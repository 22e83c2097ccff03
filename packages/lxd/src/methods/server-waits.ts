import { type CallOptions, ClientError } from '@leister/rest';
import type { LxdServer } from '../model.js';
import { getServer, listServers } from '../servers/list-servers.js';
import { tellOf } from '../servers/seen-server.js';
import { ServerWatch } from '../servers/server-watch.js';
import { serverToCome } from '../servers/to-server.js';
import { Building } from '../servers/work.js';
import { LxdServerMethods } from './servers.js';

/** How waits for servers see them: by what this client knows, by the daemon's events, and by asking now and then. */
export abstract class LxdServerWaitMethods extends LxdServerMethods {
  /** A server that this very client is making needs no asking; of the others, waits do not ask for the addresses. */
  protected override async lookAtServer(id: string, options?: CallOptions): Promise<LxdServer | undefined> {
    const known = this.glanceAt(id);
    if (known) return known;
    try {
      const look = { onlooker: 'wait', addresses: false } as const;
      return this.seen(await this.perform(options, (_, call) => getServer(this.view, id, call, look)));
    } catch (error) {
      if (error instanceof ClientError && error.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  }

  protected override async lookAtServers(
    ids: readonly string[],
    options: CallOptions,
  ): Promise<readonly LxdServer[]> {
    const known = ids.flatMap((id) => this.glanceAt(id) ?? []);
    if (known.length === ids.length) return known;
    const all = await this.perform(options, (_, call) =>
      listServers(this.view, { addresses: false }, call, 'wait'),
    );
    const wanted = new Set(ids);
    all.filter(({ id }) => wanted.has(id)).forEach((server) => this.seen(server));
    return all;
  }

  protected override watchServers(
    signal: AbortSignal,
    ids: readonly string[],
  ): (signal: AbortSignal) => Promise<unknown> {
    const { works, project } = this.view;
    const watch = new ServerWatch({ feed: this.feed, works, project }, ids, signal);
    return (pause) => watch.changed(pause);
  }

  private glanceAt(id: string): LxdServer | undefined {
    const { works, project } = this.view;
    const work = works.find(project, id);
    const known = work instanceof Building ? work.glance() : undefined;
    return known && serverToCome(id, known);
  }

  private seen(server: LxdServer): LxdServer {
    tellOf(this.view, [server], 'wait');
    return server;
  }
}

import type { CallOptions } from '@leister/rest';
import type { Acknowledged } from '../model/resources.js';
import type { CreateServer, Server } from '../model/server.js';
import { ServerWaitMethods } from './server-waits.js';

/** What Nova has not and a child may have. */
export abstract class BeyondNovaMethods<
  S extends Server = Server,
  C extends CreateServer = CreateServer,
> extends ServerWaitMethods<S, C> {
  /** Cyclades only. @param firewall profile ENABLED, DISABLED or PROTECTED, for one port */
  setFirewallProfile(
    _id: string,
    _firewall: { profile: string; portId: string },
    _options?: CallOptions,
  ): Promise<Acknowledged> {
    return Promise.reject(this.unsupported('setFirewallProfile'));
  }

  /** Cyclades only: charges the server to another project. */
  reassignServer(_id: string, _projectId: string, _options?: CallOptions): Promise<Acknowledged> {
    return Promise.reject(this.unsupported('reassignServer'));
  }

  /** Cyclades only: graphs and figures of the server's load. */
  getServerStats(_id: string, _options?: CallOptions): Promise<{ raw: unknown }> {
    return Promise.reject(this.unsupported('getServerStats'));
  }
}

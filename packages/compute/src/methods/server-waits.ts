import { type CallOptions, invalidArgument, type Settled } from '@leister/rest';
import type { CreateServer, Server } from '../model/server.js';
import { type ServerCondition, type StatusWords, untilStatus, whileStatus } from '../waits/conditions.js';
import { waitForServers, type WaitServerOptions } from '../waits/wait-for-servers.js';
import { ServerMethods } from './servers.js';

/** Waiting for servers, one or many. */
export abstract class ServerWaitMethods<
  S extends Server = Server,
  C extends CreateServer = CreateServer,
> extends ServerMethods<S, C> {
  /**
   * Waits until a server is in a status (or one of several): `ACTIVE` unless told otherwise.
   *
   * @throws ClientError OPERATION_FAILED for a server in ERROR, NOT_FOUND for one that is gone; WaitTimeout
   */
  async waitServerUntil(
    id: string,
    status: StatusWords = 'ACTIVE',
    options?: WaitServerOptions<S>,
  ): Promise<S> {
    return this.waitFor(id, untilStatus(status), options);
  }

  /**
   * Waits while a server is in a status (or one of several): `BUILD` unless told otherwise. Gives it as it is then.
   *
   * @throws ClientError NOT_FOUND for a server that is gone; WaitTimeout
   */
  async waitServerWhile(
    id: string,
    status: StatusWords = 'BUILD',
    options?: WaitServerOptions<S>,
  ): Promise<S> {
    return this.waitFor(id, whileStatus(status), options);
  }

  /**
   * {@link waitServerUntil} for many servers, with one request for each look. Tells for each what became of it, in the
   * order given.
   *
   * @throws ClientError INVALID_ARGUMENT, ABORTED
   */
  async waitServersUntil(
    ids: readonly string[],
    status: StatusWords = 'ACTIVE',
    options?: WaitServerOptions<S>,
  ): Promise<Settled<string, S>[]> {
    return this.waitForAll(ids, untilStatus(status), options);
  }

  /**
   * {@link waitServerWhile} for many servers, with one request for each look. Tells for each what became of it, in the
   * order given.
   *
   * @throws ClientError INVALID_ARGUMENT, ABORTED
   */
  async waitServersWhile(
    ids: readonly string[],
    status: StatusWords = 'BUILD',
    options?: WaitServerOptions<S>,
  ): Promise<Settled<string, S>[]> {
    return this.waitForAll(ids, whileStatus(status), options);
  }

  /**
   * The cloud's own news of servers, for as long as the signal lasts: a function that resolves when something
   * happened since it was last called. Undefined, the default, where there is none: then waits ask again and again.
   *
   * @param ids of the servers that are waited for; news of others may be left out
   */
  protected watchServers(
    _signal: AbortSignal,
    _ids: readonly string[],
  ): ((signal: AbortSignal) => Promise<unknown>) | undefined {
    return undefined;
  }

  /** How a wait sees one server; undefined where there is none. For a client that knows a shorter way to its status. */
  protected lookAtServer(id: string, options?: CallOptions): Promise<S | undefined> {
    return this.detailsIfAny(id, options);
  }

  /** How a wait sees many servers: in one request, whichever others that brings. */
  protected async lookAtServers(_ids: readonly string[], options: CallOptions): Promise<readonly S[]> {
    return this.listServers({}, options);
  }

  private async waitFor(id: string, condition: ServerCondition, options?: WaitServerOptions<S>): Promise<S> {
    const [outcome] = await this.waitForAll([id], condition, options);
    if (outcome?.error) throw outcome.error;
    return outcome!.value;
  }

  private async waitForAll(
    ids: readonly string[],
    condition: ServerCondition,
    options: WaitServerOptions<S> = {},
  ): Promise<Settled<string, S>[]> {
    const given: unknown = ids;
    if (!Array.isArray(given)) throw invalidArgument('the ids of servers are a list');
    const end = new AbortController();
    try {
      const cloud = {
        look: (id: string, signal: AbortSignal) => this.lookAtServer(id, { signal }),
        lookAtMany: (open: readonly string[], signal: AbortSignal) => this.lookAtServers(open, { signal }),
        changed: this.watchServers(end.signal, ids),
      };
      return await waitForServers(cloud, ids, condition, options);
    } finally {
      end.abort();
    }
  }
}

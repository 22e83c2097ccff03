import { type Acknowledged, isRecord, type Json, text, texts } from '@leister/compute';
import { type CallOptions, ClientError, path } from '@leister/rest';
import type { LxdOperation } from '../daemon/operation.js';
import { acknowledged } from '../lxd-connection.js';
import { relay } from '../exec/relay.js';
import type { LxdInstance } from '../resources/instances.js';
import { bodyOf } from '../resources/thing.js';
import { LxdInstanceImageMethods } from './instance-images.js';

/** What a copy of an instance is to be. */
export interface CopyInstance {
  name: string;
  pool?: string | undefined;
  /** Without its snapshots. */
  instanceOnly?: boolean | undefined;
  /** Brings a copy that is there up to date. */
  refresh?: boolean | undefined;
}

/** Where an instance goes. */
export interface MoveInstance {
  /** Default: as it is called. */
  name?: string | undefined;
  pool?: string | undefined;
  project?: string | undefined;
  /** A member of the cluster. */
  target?: string | undefined;
  /** Without its snapshots. */
  instanceOnly?: boolean | undefined;
}

/** How an instance is copied to another server. */
export interface CopyInstanceTo {
  /** The client of the other server. */
  to: LxdInstanceCopyMethods;
  /** Default: as it is called. */
  name?: string | undefined;
  /**
   * Who connects to whom: the other server to this one (`pull`), this one to the other (`push`), or neither, all going
   * by way of this client (`relay`). Default `pull`.
   */
  mode?: 'pull' | 'push' | 'relay' | undefined;
  /** Without its snapshots. */
  instanceOnly?: boolean | undefined;
}

/** Instances as the origin of others, here and elsewhere. */
export abstract class LxdInstanceCopyMethods extends LxdInstanceImageMethods {
  /**
   * Makes an instance of another one, or of a snapshot, with its configuration, devices and profiles.
   * LXD: POST /1.0/instances, source copy.
   *
   * @param source the name of an instance, or `instance/snapshot`
   */
  async copyInstance(source: string, copy: CopyInstance, options?: CallOptions): Promise<Acknowledged> {
    const { name, pool, instanceOnly, refresh } = copy;
    const [instance = '', snapshot] = source.split('/', 2);
    const original = await this.getInstanceDetails(instance, options);
    const parts =
      snapshot === undefined ? original : await this.getInstanceSnapshotDetails(instance, snapshot, options);
    const from = bodyOf({
      type: 'copy',
      source,
      instanceOnly,
      refresh,
      project: original.project || undefined,
    });
    const devices = pool === undefined ? parts.devices : inPool(pool, original, parts.devices);
    const json = { ...copied({ ...original, ...parts, devices }), name, source: from };
    return this.change('POST', '/1.0/instances', json, options);
  }

  /**
   * Gives an instance another place: a pool, a project, a member of the cluster. Its name may change as well.
   * LXD: POST /1.0/instances/{name}.
   */
  async moveInstance(instance: string, to: MoveInstance, options: CallOptions = {}): Promise<Acknowledged> {
    const { name = instance, target, ...where } = to;
    const query = { ...options.query, ...(target !== undefined && { target }) };
    const json = bodyOf({ name, migration: true, ...where });
    return this.change('POST', path`/1.0/instances/${instance}`, json, { ...options, query });
  }

  /**
   * Copies an instance that does not run to another server. This one keeps it; deleting it here makes a move of it. For
   * `pull` and `push` the servers must reach each other over HTTPS; they need not trust each other.
   * LXD: POST /1.0/instances/{name} here, POST /1.0/instances there.
   *
   * @throws ClientError CONFLICT when there is one of that name; UNSUPPORTED for a server that has no address
   */
  async copyInstanceTo(
    instance: string,
    copy: CopyInstanceTo,
    options: CallOptions = {},
  ): Promise<Acknowledged> {
    const { to, name = instance, mode = 'pull', instanceOnly } = copy;
    return this.withinLimits(options, async (signal) => {
      const call = { ...options, signal, timeout: undefined };
      const original = await this.getInstanceDetails(instance, call);
      const target = { ...copied(original), name };
      const give = bodyOf({ name: instance, migration: true, instanceOnly });
      const source = { type: 'migration', 'base-image': original.config['volatile.base_image'] };
      const at = path`/1.0/instances/${instance}`;
      if (mode === 'pull') {
        const giving = await this.begin('POST', at, give, call);
        const taken = { ...source, mode, ...(await this.sideOf(giving, call)), instance_only: instanceOnly };
        return this.bothEnds(
          giving,
          to,
          await to.begin('POST', '/1.0/instances', { ...target, source: taken }, call),
          call,
        );
      }
      const pushed = { ...source, mode: 'push', instance_only: instanceOnly };
      const taking = await to.begin('POST', '/1.0/instances', { ...target, source: pushed }, call);
      if (mode === 'push') {
        const giving = await this.begin('POST', at, { ...give, target: await to.sideOf(taking, call) }, call);
        return this.bothEnds(giving, to, taking, call);
      }
      const giving = await this.begin('POST', at, give, call);
      const relaying = relay(
        { secrets: secretsOf(giving), locate: (secret) => this.operationSocket(giving, secret) },
        { secrets: secretsOf(taking), locate: (secret) => to.operationSocket(taking, secret) },
        signal,
      );
      const [done] = await Promise.all([this.bothEnds(giving, to, taking, call), relaying]);
      return done;
    });
  }

  /** Ends with the first failure, or when both servers are done. */
  private async bothEnds(
    giving: LxdOperation,
    to: LxdInstanceCopyMethods,
    taking: LxdOperation,
    call: CallOptions,
  ): Promise<Acknowledged> {
    const [done] = await Promise.all([to.waitOperation(taking, call), this.waitOperation(giving, call)]);
    return acknowledged(done);
  }

  /** How another server reaches this one. @throws ClientError UNSUPPORTED */
  protected async reach(call: CallOptions): Promise<{ base: string; certificate: string }> {
    const { environment } = await this.getDaemonDetails(call);
    const { origin, socketPath } = await this.endpoint();
    const addresses = Array.isArray(environment['addresses']) ? environment['addresses'].map(String) : [];
    const base = socketPath === undefined ? origin : addresses[0] && `https://${addresses[0]}`;
    const certificate = text(environment['certificate']);
    if (base === undefined || certificate === undefined)
      throw new ClientError('the server has no address that another one could reach it at', {
        status: 501,
        code: 'UNSUPPORTED',
        details: ['copy in the mode relay, or set core.https_address'],
      });
    return { base, certificate };
  }

  /** How the other server reaches an operation of this one. */
  private async sideOf(operation: LxdOperation, call: CallOptions): Promise<Json> {
    const { base, certificate } = await this.reach(call);
    return {
      operation: `${base}/1.0/operations/${operation.id}`,
      secrets: secretsOf(operation),
      certificate,
    };
  }

  private operationSocket(operation: LxdOperation, secret: string): ReturnType<typeof this.socketPlace> {
    return this.socketPlace(path`/1.0/operations/${operation.id}/websocket`, { secret });
  }
}

/** What a copy has of its original: all but what is the original's alone. */
function copied(instance: LxdInstance): Json {
  const { architecture, config, devices, profiles, ephemeral, description, type } = instance;
  const own = Object.entries(config).filter(
    ([key]) => !key.startsWith('volatile.') || key === 'volatile.base_image',
  );
  return { architecture, config: Object.fromEntries(own), devices, profiles, ephemeral, description, type };
}

/** Devices whose root disk is in a pool. */
function inPool(
  pool: string,
  original: LxdInstance,
  devices: LxdInstance['devices'],
): LxdInstance['devices'] {
  const [name, root] = Object.entries(original.expandedDevices).find(
    ([, device]) => device['type'] === 'disk' && device['path'] === '/',
  ) ?? ['root', { type: 'disk', path: '/' }];
  return { ...devices, [name]: { ...root, pool } };
}

/** The secrets of the websockets of an operation. */
function secretsOf({ metadata }: LxdOperation): Record<string, string> {
  return isRecord(metadata) ? (texts(metadata) ?? {}) : {};
}

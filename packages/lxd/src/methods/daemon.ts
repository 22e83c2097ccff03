import { type Acknowledged, record, texts } from '@leister/compute';
import type { CallOptions } from '@leister/rest';
import { unlessChanged } from '../daemon/unless-changed.js';
import { acknowledged } from '../lxd-connection.js';
import { type LxdDaemon, type LxdResources, toDaemon, toResources } from '../resources/administration.js';
import type { UpdateOptions } from './resources.js';
import { LxdWarningMethods } from './warnings.js';

/** The daemon itself. */
export abstract class LxdDaemonMethods extends LxdWarningMethods {
  /** The versions of the API that the daemon speaks: `1.0`. LXD: GET /. */
  listApiVersions(options?: CallOptions): Promise<string[]> {
    return this.perform(options, async (daemon, call) => {
      const found = await daemon.read('/', call);
      return Array.isArray(found) ? found.map((version) => String(version).replace(/^\//, '')) : [];
    });
  }

  /** LXD: GET /1.0. One that does not trust the caller tells little. */
  getDaemonDetails(options?: CallOptions): Promise<LxdDaemon> {
    return this.perform(options, async (daemon, call) => {
      const { value, etag } = await daemon.readWithEtag('/1.0', call);
      return { ...toDaemon(record(value, 'server')), ...(etag !== undefined && { etag }) };
    });
  }

  /** Sets keys of the daemon's configuration and leaves the others; '' takes one away. LXD: PATCH /1.0. */
  async updateDaemonConfig(
    config: Readonly<Record<string, string>>,
    options: UpdateOptions = {},
  ): Promise<Acknowledged> {
    const { etag, ...rest } = options;
    return this.perform(rest, async (daemon, call) => {
      const headers = etag === undefined ? {} : { 'if-match': etag };
      return acknowledged(await daemon.change('PATCH', '/1.0', { json: { config }, headers }, call));
    });
  }

  /**
   * Replaces the daemon's configuration by what is made of it as it is, again where somebody else was faster.
   * LXD: GET and PUT /1.0.
   *
   * @param change gives the whole configuration
   */
  async modifyDaemonConfig(
    change: (current: Record<string, string>) => Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.perform(options, async (daemon, call) => {
      const operation = await unlessChanged(daemon, '/1.0', call, (value, headers) => {
        const config = change(texts(record(value, 'server')['config']) ?? {});
        return daemon.change('PUT', '/1.0', { json: { config }, headers }, call);
      });
      return acknowledged(operation);
    });
  }

  /** The hardware of the host. LXD: GET /1.0/resources. */
  getResources(options?: CallOptions): Promise<LxdResources> {
    return this.readThing(() => '/1.0/resources', toResources, options);
  }

  /** Counters of all instances, as Prometheus reads them. LXD: GET /1.0/metrics. */
  getMetrics(options?: CallOptions): Promise<string> {
    return this.perform(options, async (daemon, call) =>
      Buffer.from(await daemon.readBytes('/1.0/metrics', call)).toString(),
    );
  }
}

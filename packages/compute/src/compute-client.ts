import { type CallOptions, isRecord, SharedWork } from '@leister/rest';
import type { ComputeFeature } from './features.js';
import { BeyondNovaMethods } from './methods/beyond-nova.js';
import type { CreateServer, Server } from './model/server.js';
import { hasFeature } from './nova/feature-versions.js';
import { type Json, text } from './nova/read.js';

/**
 * Client of OpenStack Compute (Nova API v2.1) and the face of the whole compute family: a program written against it
 * runs unchanged on every cloud that has a client extending it.
 *
 * Methods are kamaki's, in camel case. Each belongs to the core or to one feature (`computeFeatures`); one of a
 * feature that the cloud has not rejects with UNSUPPORTED, and nothing is sent.
 *
 * All methods reject with ClientError and take, last, the options of a call: signal, timeout, headers, query.
 */
export class ComputeClient<
  S extends Server = Server,
  C extends CreateServer = CreateServer,
> extends BeyondNovaMethods<S, C> {
  /** What this very cloud turned out not to have of the features of the class, once it was asked. */
  private readonly learnt = { asked: false, missing: new Set<ComputeFeature>() };
  private readonly asking = new SharedWork<ComputeFeature[]>();

  /** Whether the cloud has a feature, as far as is known without asking it. */
  supports(feature: ComputeFeature): boolean {
    if (feature === 'core') return true;
    return this.profile.features.includes(feature) && !this.learnt.missing.has(feature);
  }

  /** The features of the cloud, which is asked once what it is. Later answers of `supports` know what was learnt. */
  async features(options?: CallOptions): Promise<ComputeFeature[]> {
    if (!this.learnt.asked) {
      const missing = await this.withinLimits(options, (signal) =>
        this.asking.join((shared) => this.findMissingFeatures(shareable(options, shared)), signal),
      );
      for (const feature of missing) this.learnt.missing.add(feature);
      this.learnt.asked = true;
    }
    return (['core', ...this.profile.features] as const).filter((feature) => this.supports(feature));
  }

  /** Features of the profile that the cloud at the endpoint turns out not to have. The default asks Nova's version. */
  protected async findMissingFeatures(options?: CallOptions): Promise<ComputeFeature[]> {
    if (this.profile.wire !== 'nova') return [];
    const { body } = await this.nova<Json>('features', 'GET', await this.versionRoot(), options);
    const version = isRecord(body.version) ? body.version : {};
    const newest = text(version['version']) ?? '2.1';
    const oldest = text(version['min_version']) ?? '2.1';
    return this.profile.features.filter((feature) => !hasFeature(feature, oldest, newest));
  }

  /** Where Nova tells of its version: an endpoint may go on, with the project. */
  private async versionRoot(): Promise<string> {
    const { printedOrigin, basePath } = await this.endpoint();
    return `${printedOrigin}${basePath.replace(/(\/v\d+(?:\.\d+)?)\/.*$/, '$1')}/`;
  }
}

/** The options of a call for a question that others join: nobody's own deadline or signal may end it for them. */
function shareable(options: CallOptions | undefined, signal: AbortSignal): CallOptions {
  const { timeout } = options ?? {};
  if (typeof timeout !== 'object') return { ...options, timeout: undefined, signal };
  const { total: _total, ...phases } = timeout;
  return { ...options, timeout: phases, signal };
}

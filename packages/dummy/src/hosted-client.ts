import { ComputeClient, type Acknowledged } from '@leister/compute';
import { type CallOptions, ClientError, type Listing } from '@leister/rest';
import type { Cloud, Item } from './cloud/state.js';
import type { DummyMethod } from './faults.js';
import { HostedCloud } from './hosted-cloud.js';
import type { DummyClientOptions } from './options.js';
import { paged, type PagedList } from './pages.js';

/** A client whose cloud is in this process: how a call gets there and back. */
export abstract class HostedClient extends ComputeClient {
  private readonly cloud: HostedCloud;

  /** @throws ClientError INVALID_ARGUMENT for an option that cannot be right */
  constructor(options: DummyClientOptions = {}) {
    const { signal, timeout } = options;
    super({ endpoint: noEndpoint, signal, timeout });
    this.cloud = new HostedCloud(options);
  }

  /** Tells when a task is over, so that nobody waits longer than the cloud takes. */
  protected override watchServers(): (signal: AbortSignal) => Promise<unknown> {
    return this.cloud.watch();
  }

  /** A change that is answered by no more than what is there afterwards. */
  protected order(
    method: DummyMethod,
    options: CallOptions | undefined,
    change: (cloud: Cloud) => unknown,
  ): Promise<Acknowledged> {
    return this.change(method, options, (cloud) => ({ raw: structuredClone(change(cloud) ?? {}) }));
  }

  protected change<T>(
    method: DummyMethod,
    options: CallOptions | undefined,
    change: (cloud: Cloud) => T,
  ): Promise<T> {
    return this.call(options, (signal) => this.cloud.change(method, change, signal));
  }

  protected read<T>(
    method: DummyMethod,
    options: CallOptions | undefined,
    look: (cloud: Cloud) => T,
  ): Promise<T> {
    return this.call(options, (signal) => this.cloud.read(method, look, signal));
  }

  protected pages<R extends Item, T>(
    method: DummyMethod,
    options: CallOptions | undefined,
    list: PagedList<R, T>,
  ): Listing<T> {
    return paged((look) => this.read(method, options, look), { ...list, signal: options?.signal });
  }

  private async call<T>(
    options: CallOptions | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.withinLimits(options, work);
    } catch (error) {
      throw ClientError.from(error);
    }
  }
}

function noEndpoint(): never {
  throw new ClientError('a DummyClient has no endpoint: its cloud is in this process', {
    status: 501,
    code: 'UNSUPPORTED',
  });
}

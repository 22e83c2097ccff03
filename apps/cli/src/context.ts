import type { Cloud, Config, ServiceClients, ServiceName } from '@leister/clouds';
import type { ComputeClient } from '@leister/compute';
import type { GlobalArgs } from './args/global-options.js';
import type { Io } from './io/io.js';
import type { Leftovers } from './io/leftovers.js';

/** What a command works with. */
export interface Context {
  globals: GlobalArgs;
  io: Io;
  /** Aborted by Ctrl-C. To be handed to every call. */
  signal: AbortSignal;
  /** The configuration, as the options of the line have it. @throws ClientError INVALID_ARGUMENT */
  config(): Promise<Config>;
  /**
   * The client of the cloud that was asked for, made on first use and closed by the machinery.
   *
   * @throws ClientError UNSUPPORTED when the cloud has not the feature that the command declares
   */
  compute(): Promise<ComputeClient>;
  /**
   * The client of another service of that cloud, likewise. All have one login.
   *
   * @throws ClientError UNSUPPORTED when the cloud has not the service
   */
  service<S extends ServiceName>(service: S): Promise<ServiceClients[S]>;
  /** What cloud it is. */
  cloud(): Promise<Cloud>;
  /**
   * Tells that something failed. The command goes on with the rest and ends with a failure.
   *
   * @param item which of several; undefined when there is only one
   */
  fail(item: string | undefined, error: unknown): void;
  leftovers: Leftovers;
}

import type { ComputeClient, ComputeClientOptions } from '@leister/compute';
import type { CallOptions } from '@leister/rest';
import type { Config } from '../config.js';
import type { Services } from '../services.js';
import type { Setting } from '../setting.js';

/** What is known of a cloud, by key. */
export type Settings = Readonly<Record<string, string | undefined>>;

/** What a client is opened with, whatever the cloud. */
export type ClientOptions = Pick<ComputeClientOptions, 'log' | 'proxy' | 'retry' | 'signal' | 'timeout'>;

/** One kind of clouds: what can be said of it, and how a client comes of that. */
export interface CloudType {
  summary: string;
  /** The key that `TYPE:ENDPOINT` gives a value. */
  endpoint: string;
  settings: readonly Setting[];
  /** The settings with what goes without saying on this machine. */
  complete(settings: Settings, config: Config): Promise<Settings>;
  /**
   * Uses up a token by which the cloud is to trust this client, if the settings have one. Gives the settings to go on
   * with, without the token.
   */
  join?(settings: Settings, options: ClientOptions): Promise<Settings> | undefined;
  /** Imports the provider, so that the others cost nothing, and makes a client. Nothing is sent yet. */
  open(settings: Settings, options: ClientOptions): Promise<ComputeClient>;
  /**
   * Where there is more than Compute.
   *
   * @param cloud what to call it in an error
   */
  services?(cloud: string, settings: Settings, options: ClientOptions): Promise<Services>;
  /** Asks the cloud what it is. */
  version?(client: ComputeClient, options?: CallOptions): Promise<string | undefined>;
}

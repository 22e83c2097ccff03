import type { Cloud, Config, ServiceClients, ServiceName } from '@leister/clouds';
import type { ComputeClient, ComputeFeature } from '@leister/compute';
import { ClientError } from '@leister/rest';
import { dashed, optionWord } from './args/option.js';
import { isGiven } from './args/together.js';
import type { Connection } from './connect.js';
import { OutOfTime } from './failure/out-of-time.js';
import type { Io } from './io/io.js';
import type { Job } from './job.js';

/** What a command works with that takes making: its configuration, its connection. Each is made on first use. */
export class Session {
  readonly #job: Job;
  readonly #io: Io;
  readonly #signal: AbortSignal;
  #config: Promise<Config> | undefined;
  #connection: Promise<Connection> | undefined;
  /** Once there is one. */
  #made: Connection | undefined;

  constructor(job: Job, io: Io, signal: AbortSignal) {
    this.#job = job;
    this.#io = io;
    this.#signal = signal;
  }

  /** @throws ClientError INVALID_ARGUMENT */
  config(): Promise<Config> {
    this.#config ??= import('./config.js').then(({ openConfig }) => openConfig(this.#job, this.#io));
    return this.#config;
  }

  /** @throws ClientError UNSUPPORTED when the cloud has not the features that the command needs */
  async compute(): Promise<ComputeClient> {
    const { services, cloud } = await this.#connect();
    const client = await services.client('compute');
    const missing = neededFeatures(this.#job).filter(({ feature }) => !client.supports(feature));
    if (missing.length === 0) return client;
    const actions = missing.map(({ action, feature }) => `${action} (feature ${feature})`);
    const message = `${described(cloud)} does not support ${actions.join(', ')}`;
    throw new ClientError(message, { status: 501, code: 'UNSUPPORTED' });
  }

  /** @throws ClientError UNSUPPORTED when the cloud has not the service */
  async service<S extends ServiceName>(service: S): Promise<ServiceClients[S]> {
    const { services } = await this.#connect();
    return services.client(service);
  }

  async cloud(): Promise<Cloud> {
    return (await this.#connect()).cloud;
  }

  /** An error as the user should read it: what a cloud lacks goes by the cloud's name and the words that were typed. */
  explain(error: unknown): unknown {
    if (error instanceof ClientError && error.cause instanceof OutOfTime) {
      return new ClientError(error.cause.message, {
        code: 'TIMEOUT',
        ...(error.request && { request: error.request }),
      });
    }
    if (!this.#made || !(error instanceof ClientError) || error.code !== 'UNSUPPORTED') return error;
    const { cloud } = this.#made;
    const message = error.message
      .replace(/^\w+(?= does not support )/, described(cloud))
      .replace(/(?<= does not support )\w+(?= \(feature (\w+)\))/, (method, feature: string) => {
        return neededFeatures(this.#job).find((needed) => needed.feature === feature)?.action ?? method;
      });
    return new ClientError(message, { status: error.status, code: error.code, details: error.details });
  }

  /** Closes what was opened. Rejects when work in its background failed. */
  async close(): Promise<void> {
    await this.#made?.services.close();
  }

  #connect(): Promise<Connection> {
    this.#connection ??= this.#open();
    return this.#connection;
  }

  async #open(): Promise<Connection> {
    const config = await this.config();
    for (const warning of config.warnings) this.#io.note(`leister: ${warning}\n`);
    const { connect } = await import('./connect.js');
    this.#made = await connect(this.#job.globals, config, this.#signal);
    return this.#made;
  }
}

/** What the cloud must have for what was asked for, and how that was typed. */
function neededFeatures({ command, args }: Job): { action: string; feature: ComputeFeature }[] {
  const { feature = 'core', path } = command;
  if (typeof feature === 'string') return [{ action: path, feature }];
  return Object.entries(feature)
    .filter(([name]) => isGiven(args[name]))
    .map(([name, needed]) => ({ action: `${path} ${dashed(optionWord(name))}`, feature: needed }));
}

function described({ name, type }: Cloud): string {
  return `cloud ${name} (${type})`;
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { ComputeClient } from '@leister/compute';
import { type CallOptions, ClientError } from '@leister/rest';
import pLimit from 'p-limit';
import type { CloudLimits } from './limits.js';

/** A cloud as it is configured. */
export interface CloudDefinition {
  name: string;
  /** What API v1 calls `provider` and `type`: dummy, openstack, lxd ... Node uuids are made with it. */
  type: string;
  /** What API v1 calls `cloud_type`: a name for people. */
  title: string;
  /** Name or address of where it is. */
  host: string;
  /** Makes a client. Asked again when the login of the last one has expired. */
  open(): Promise<ComputeClient>;
}

/** A client, until its login expires. */
interface Generation {
  client: ComputeClient;
  /** Calls under way: the client is closed when the last is over. */
  calls: number;
  retired: boolean;
}

/** One cloud of those served: its client, its limits, and how a call that finds its login expired goes on. */
export class ServedCloud {
  readonly definition: CloudDefinition;
  readonly #limits: CloudLimits;
  readonly #turn: ReturnType<typeof pLimit>;
  #current: Generation | undefined;
  #opening: Promise<Generation> | undefined;

  constructor(definition: CloudDefinition, limits: CloudLimits) {
    this.definition = definition;
    this.#limits = limits;
    this.#turn = pLimit(limits.concurrency);
  }

  /** Calls under way and waiting. */
  get load(): { active: number; waiting: number } {
    return { active: this.#turn.activeCount, waiting: this.#turn.pendingCount };
  }

  /** Makes the client, so that what is wrong with the settings shows before the first request. @throws ClientError */
  async open(): Promise<void> {
    await this.#generation();
  }

  /**
   * Asks the cloud something; when its login has expired, once more with a new client.
   *
   * @throws ClientError UNAVAILABLE when too many calls wait already, TIMEOUT
   */
  async ask<T>(work: (client: ComputeClient, options: CallOptions) => PromiseLike<T>): Promise<T> {
    return this.#inTurn(async (signal) => {
      for (let tries = 1; ; tries++) {
        const generation = await this.#generation();
        try {
          return await use(generation, (client) => work(client, { signal }));
        } catch (error) {
          if (!isExpired(error)) throw error;
          await this.#refresh(generation);
          if (tries >= this.#limits.refreshTries) throw error;
        }
      }
    });
  }

  /**
   * Has the cloud change something. It is never asked twice: a change that failed may have happened all the same. An
   * expired login is renewed for the next call.
   */
  async order<T>(work: (client: ComputeClient, options: CallOptions) => PromiseLike<T>): Promise<T> {
    return this.#inTurn(async (signal) => {
      const generation = await this.#generation();
      try {
        return await use(generation, (client) => work(client, { signal }));
      } catch (error) {
        if (isExpired(error)) await this.#refresh(generation);
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    await this.#opening?.catch(() => undefined);
    const last = this.#current;
    this.#current = undefined;
    await last?.client.close();
  }

  /** A client that hangs must not keep its caller: the deadline counts whatever becomes of the work. */
  async #inTurn<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#turn.pendingCount >= this.#limits.queue) {
      const message = `the cloud ${this.definition.name} has too many calls waiting`;
      throw new ClientError(message, { code: 'UNAVAILABLE' });
    }
    const deadline = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const message = `the cloud ${this.definition.name} took longer than ${this.#limits.timeout} ms`;
        const error = new ClientError(message, { code: 'TIMEOUT' });
        deadline.abort(error);
        reject(error);
      }, this.#limits.timeout);
    });
    const turn = this.#turn(() => {
      deadline.signal.throwIfAborted();
      // What heeds no signal gives its turn back all the same, a little later: it may be ending.
      return Promise.race([work(deadline.signal), late.catch(afterwards)]);
    });
    try {
      return await Promise.race([turn, late]);
    } catch (error) {
      throw ClientError.from(error);
    } finally {
      clearTimeout(timer);
    }
  }

  async #generation(): Promise<Generation> {
    return (
      this.#current ??
      (this.#opening ??= this.#open().finally(() => {
        this.#opening = undefined;
      }))
    );
  }

  async #open(): Promise<Generation> {
    const client = await this.definition.open();
    return (this.#current = { client, calls: 0, retired: false });
  }

  /** Any number of calls may find the same login expired: the first makes the client anew, the rest go on with it. */
  async #refresh(expired: Generation): Promise<void> {
    if (this.#current !== expired) return;
    this.#opening ??= this.#open()
      // A cloud that cannot be opened now keeps the client it has, and is tried again with the next call.
      .catch(() => expired)
      .finally(() => {
        this.#opening = undefined;
      });
    const next = await this.#opening;
    if (next !== expired) retire(expired);
  }
}

/** Milliseconds from the signal until a call counts as one that does not heed it. */
const grace = 100;

async function afterwards(error: unknown): Promise<never> {
  await sleep(grace);
  throw error;
}

async function use<T>(generation: Generation, work: (client: ComputeClient) => PromiseLike<T>): Promise<T> {
  generation.calls++;
  try {
    return await work(generation.client);
  } finally {
    generation.calls--;
    if (generation.retired && generation.calls === 0) void generation.client.close().catch(() => undefined);
  }
}

function retire(generation: Generation): void {
  generation.retired = true;
  if (generation.calls === 0) void generation.client.close().catch(() => undefined);
}

function isExpired(error: unknown): boolean {
  return error instanceof ClientError && (error.code === 'UNAUTHORIZED' || error.status === 401);
}

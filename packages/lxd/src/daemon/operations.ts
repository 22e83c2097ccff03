import { setTimeout as sleep } from 'node:timers/promises';
import { isRecord } from '@leister/compute';
import { ClientError, path, type RestClient, type Timeouts, wait, WaitTimeout } from '@leister/rest';
import type { EventFeed } from './events.js';
import { describeOperation } from './failures.js';
import { Latch } from './latch.js';
import {
  hasFailed,
  isFinal,
  laterState,
  type LxdOperation,
  LxdOperationError,
  toOperation,
} from './operation.js';

/** How one operation is followed. */
export interface FollowOptions {
  signal?: AbortSignal | undefined;
  /** Limits on the phases of each request. */
  timeout?: Timeouts | undefined;
  /**
   * Tells by the thing itself whether the work was done, when nobody can tell any more how the operation ended.
   *
   * @param interrupted whether the daemon was away meanwhile, so that the work may have been cut off
   */
  verify?: ((interrupted: boolean) => Promise<boolean>) | undefined;
}

/** How patient following is. All times in milliseconds. */
export interface Patience {
  /** One request waits no longer than this for the end of an operation. Default 30000. */
  slice?: number;
  /** A request that is not answered so long after its time is dead. Default 10000. */
  silence?: number;
  /** A daemon that cannot be reached is waited for as long. Default 30000. */
  outage?: number;
  /** As many operations are waited for by a request each; further ones by the events, together. Default 16. */
  waits?: number;
  /** Where events are waited for, one look without cause in as much time. Default 10000. */
  look?: number;
}

type Reader = Pick<RestClient, 'get'>;

/**
 * Follows operations to their end: the first few by asking the daemon to answer when they end, which is quickest;
 * where there are many, by its events, so that they do not use up the connections.
 */
export class Operations {
  readonly #patience: Required<Patience>;
  /** Those that were followed, with the time after which the daemon has surely forgotten them. */
  readonly #followed = new Map<string, number>();
  #waiting = 0;

  constructor(patience: Patience = {}) {
    this.#patience = { slice: 30_000, silence: 10_000, outage: 30_000, waits: 16, look: 10_000, ...patience };
  }

  /**
   * Gives the operation as it ended well.
   *
   * @throws LxdOperationError when it failed; WaitTimeout with the operation when the signal's time ran out; ClientError
   * OPERATION_FAILED when it is gone, and with it how it ended
   */
  async follow(
    reader: Reader,
    feed: EventFeed,
    operation: LxdOperation,
    options: FollowOptions = {},
  ): Promise<LxdOperation> {
    this.#forgetOld();
    this.#followed.set(operation.id, Infinity);
    try {
      return await this.#untilEnd(reader, feed, operation, options);
    } finally {
      this.#followed.set(operation.id, performance.now() + longestMemory);
    }
  }

  /** Whether an operation is being followed, or was not long ago: then it is none that somebody lost. */
  hasFollowed(id: string): boolean {
    return this.#followed.has(id);
  }

  async #untilEnd(
    reader: Reader,
    feed: EventFeed,
    operation: LxdOperation,
    options: FollowOptions,
  ): Promise<LxdOperation> {
    let known = operation;
    const follower: Follower = { reader, options, keep: (news) => (known = laterState(known, news)) };
    let outage: Outage | undefined;
    let interrupted = false;
    for (;;) {
      if (isFinal(known)) return succeeded(known);
      try {
        await this.#next(follower, feed, known);
        outage = undefined;
      } catch (error) {
        if (options.signal?.aborted) throw interruptedWait(error, known, outage);
        if (isGone(error)) return settleUnknown(known, interrupted, options);
        if (!isOutage(error)) throw error;
        interrupted = true;
        outage = { since: outage?.since ?? performance.now(), failure: error };
        if (performance.now() - outage.since > this.#patience.outage) throw lostSight(error, known);
        await sleep(200, undefined, { signal: options.signal }).catch(() => undefined);
      }
    }
  }

  #forgetOld(): void {
    const now = performance.now();
    for (const [id, until] of this.#followed) if (until < now) this.#followed.delete(id);
  }

  async #next(follower: Follower, feed: EventFeed, known: LxdOperation): Promise<void> {
    const isCrowded = this.#waiting >= this.#patience.waits;
    // Where events cannot be had, or were lost, asking is what is left.
    if (isCrowded && isFinal(await this.#hear(follower, feed, known))) return;
    this.#waiting++;
    try {
      await this.#ask(follower, known);
    } finally {
      this.#waiting--;
    }
  }

  /** One long request, which ends with the operation. Ends early, so that a dead connection is noticed. */
  async #ask({ reader, options, keep }: Follower, { id }: LxdOperation): Promise<void> {
    const { slice, silence } = this.#patience;
    const longer = slice + silence;
    try {
      const { body } = await reader.get(path`/1.0/operations/${id}/wait`, {
        signal: options.signal,
        query: { timeout: Math.ceil(slice / 1000) },
        timeout: { ...options.timeout, response: longer, idle: longer, total: longer },
      });
      keep(operationIn(body));
    } catch (error) {
      // Newer daemons tell a wait that ran out of time as they tell a failure: only another look tells them apart.
      if (!(error instanceof LxdOperationError) || error.operation) throw error;
      keep(
        await look({ reader, options }, id).catch((gone: unknown) => {
          throw isGone(gone) ? error : gone;
        }),
      );
    }
  }

  /** Listens until an event tells the end, or the events are lost. Gives what is known then. */
  async #hear(
    { reader, options, keep }: Follower,
    feed: EventFeed,
    { id }: LxdOperation,
  ): Promise<LxdOperation> {
    const latch = new Latch();
    let told: LxdOperation | undefined;
    let connected = true;
    const stop = feed.listen({
      event: ({ operation }) => {
        if (operation?.id !== id) return;
        told = keep(operation);
        if (isFinal(told)) latch.set();
      },
      gap: (isConnected) => {
        connected = isConnected;
        told = undefined;
        latch.set();
      },
    });
    const { look: interval } = this.#patience;
    const seen = async (): Promise<LxdOperation> =>
      told && isFinal(told) ? told : keep(await look({ reader, options }, id));
    try {
      // The first news is that the connection is there, or is not to be had.
      await latch.changed(options.signal ?? never);
      return await wait(seen, (operation) => isFinal(operation) || !connected, {
        timeout: Infinity,
        interval,
        maxInterval: interval,
        signal: options.signal,
        changed: (signal) => latch.changed(signal),
      });
    } finally {
      stop();
    }
  }
}

const never = new AbortController().signal;

/** The daemon lists an operation for 5 s after its end; a call may have to wait before it can look. Milliseconds. */
const longestMemory = 60_000;

interface Follower {
  reader: Reader;
  options: FollowOptions;
  /** Takes news of the operation, in whatever order they come; gives what is known then. */
  keep: (news: LxdOperation) => LxdOperation;
}

async function look({ reader, options }: Omit<Follower, 'keep'>, id: string): Promise<LxdOperation> {
  const { signal, timeout } = options;
  const { body } = await reader.get(path`/1.0/operations/${id}`, { signal, ...(timeout && { timeout }) });
  return operationIn(body);
}

/** The operation that an answer brings. */
export function operationIn(body: unknown): LxdOperation {
  return toOperation(isRecord(body) ? body['metadata'] : undefined);
}

function succeeded(operation: LxdOperation): LxdOperation {
  if (!hasFailed(operation)) return operation;
  const { message, ...failure } = describeOperation(operation.raw);
  throw new LxdOperationError(message, { ...failure, body: { metadata: operation.raw } });
}

/**
 * The daemon forgets an operation 5 s after its end, and all of them when it is restarted. One that failed for want of
 * something else is known well enough.
 */
function isGone(error: unknown): boolean {
  return error instanceof ClientError && error.code === 'NOT_FOUND' && !(error instanceof LxdOperationError);
}

/** A time in which the daemon does not answer. */
interface Outage {
  since: number;
  failure: ClientError;
}

/** Of the time-outs, only those of a single request get here: a connection that died without a word. */
function isOutage(error: unknown): error is ClientError {
  return error instanceof ClientError && ['CONNECTION', 'UNAVAILABLE', 'TIMEOUT'].includes(error.code);
}

function lostSight(failure: ClientError, { status, description }: LxdOperation): ClientError {
  const { message, code, details, request } = failure;
  const last = `last seen ${status || 'under way'}: ${description}`;
  return new ClientError(message, {
    status: failure.status,
    code,
    details: [last, ...details],
    cause: failure,
    ...(request && { request }),
  });
}

async function settleUnknown(
  operation: LxdOperation,
  interrupted: boolean,
  { verify }: FollowOptions,
): Promise<LxdOperation> {
  if (await verify?.(interrupted)) return { ...operation, status: 'Success', statusCode: 200 };
  const why = interrupted ? 'the daemon was restarted meanwhile' : 'the daemon has forgotten it';
  throw new LxdOperationError(`how this ended is not known: ${operation.description} (${why})`, {
    code: 'OPERATION_FAILED',
    body: { metadata: operation.raw },
  });
}

/** An aborted wait is the caller's; one that ran out of time tells what it waited for, and whether it was in vain. */
function interruptedWait(error: unknown, operation: LxdOperation, outage: Outage | undefined): ClientError {
  const failure = ClientError.from(error);
  if (failure.code !== 'TIMEOUT') return failure;
  const state = `${operation.status || 'under way'}: ${operation.description}`;
  if (!outage) return new WaitTimeout(`still ${state}`, operation);
  const away = `the daemon could not be reached: ${outage.failure.message}`;
  return new WaitTimeout(`last seen ${state}; ${away}`, operation, outage.failure);
}

import { type BodyOptions, type Progress } from './body.js';
import { invalidArgument } from './client-error.js';
import { type Headers, isHeaderName, isHeaderValue } from './headers.js';
import { phases, type PhaseTimeouts } from './phase-timeouts.js';
import { isRecord } from './is-record.js';
import type { Query } from './query.js';
import type { RetryPolicy } from './retry.js';

/** Limits in milliseconds: one for the whole call, and one for each phase of an attempt. */
export interface Timeouts extends PhaseTimeouts {
  /** The whole call, retries and reading the answer included. No default. */
  total?: number;
}

/** What every public method of every client takes at its end. */
export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** Milliseconds for the whole call, or limits for its phases. Of a listing, for each page. */
  timeout?: number | Timeouts | undefined;
  headers?: Headers | undefined;
  query?: Query | undefined;
  /**
   * Told, for each request that the call sends, how much of its body was sent or, when it has none, how much of its
   * answer was received. Not called where there are no bytes to tell of: by an answer without a body, by a client that
   * needs no request.
   */
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** What may differ from call to call; `with` changes it for a whole client. */
export interface RequestDefaults extends CallOptions {
  /** `false` for no retries at all. */
  retry?: Partial<RetryPolicy> | false | undefined;
}

/** How one request is sent and its answer read. */
export interface RequestOptions extends RequestDefaults, BodyOptions {
  /** Statuses that are no failure. Default: 200 to 299. */
  success?: readonly number[] | undefined;
  /** What the body is given as: read by the dialect (the default), as it came, or as a stream. */
  as?: 'parsed' | 'bytes' | 'stream' | undefined;
  /** False leaves a compressed body as it is. Default true. */
  decompress?: boolean | undefined;
}

const limits: readonly string[] = ['total', ...phases];

/** @throws ClientError INVALID_ARGUMENT */
export function checkDefaults(options: RequestDefaults): void {
  const given: unknown = options;
  if (!isRecord(given)) throw invalidArgument('options are an object');
  const { timeout, headers, query, retry, signal, onProgress } = options;
  if (timeout !== undefined) checkTimeout(timeout);
  checkIsObject('headers', headers);
  for (const name in headers) {
    if (!isHeaderName(name)) throw invalidArgument(`not the name of a header: ${JSON.stringify(name)}`);
    // Two opinions of where a body ends let others put in requests of their own.
    if (/^transfer-encoding$/i.test(name)) throw invalidArgument(`${name} is for the client to say`);
    // The value itself may be a secret and is not repeated.
    const value = headers[name];
    if (value !== undefined && !isHeaderValue(value))
      throw invalidArgument(`not a value for the header ${name}`);
  }
  checkIsObject('query', query);
  if (retry !== false) checkIsObject('retry', retry);
  if (retry) checkRetry(retry);
  if (signal !== undefined && !(signal instanceof AbortSignal))
    throw invalidArgument('signal is not an AbortSignal');
  if (onProgress !== undefined && typeof onProgress !== 'function')
    throw invalidArgument('onProgress is not a function');
}

/** @throws ClientError INVALID_ARGUMENT */
export function checkOptions(options: RequestOptions): void {
  checkDefaults(options);
  const { success, as } = options;
  if (success !== undefined && !Array.isArray(success))
    throw invalidArgument('success is a list of statuses');
  if (as !== undefined && !['parsed', 'bytes', 'stream'].includes(as))
    throw invalidArgument(`an answer is given as parsed, bytes or stream: not as ${JSON.stringify(as)}`);
}

function checkIsObject(name: string, value: unknown): void {
  if (value !== undefined && !isRecord(value)) throw invalidArgument(`${name} is an object`);
}

function checkTimeout(timeout: number | Timeouts): void {
  for (const [name, limit] of Object.entries(timeoutsOf(timeout)) as [string, unknown][]) {
    if (!limits.includes(name))
      throw invalidArgument(`no limit has the name ${name}`, [`there are ${limits.join(', ')}`]);
    if (limit !== undefined && !(typeof limit === 'number' && limit > 0)) {
      throw invalidArgument(`a timeout is a number of milliseconds above 0: ${name}`);
    }
  }
}

function checkRetry({ limit = 0, ...delays }: Partial<RetryPolicy>): void {
  if (!(Number.isInteger(limit) && limit >= 0))
    throw invalidArgument('the limit of retries is a whole number from 0');
  for (const [name, delay] of Object.entries(delays)) {
    if (!(delay >= 0)) throw invalidArgument(`a delay is a number of milliseconds from 0: ${name}`);
  }
}

export function timeoutsOf(timeout: number | Timeouts | undefined): Timeouts {
  return typeof timeout === 'object' ? timeout : timeout === undefined ? {} : { total: timeout };
}

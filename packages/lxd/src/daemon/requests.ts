import { isRecord, type Json } from '@leister/compute';
import { type CallOptions, ClientError, type Timeouts } from '@leister/rest';

/** What every request made for one call of the caller's has in common. */
export interface DaemonCall {
  signal?: AbortSignal | undefined;
  /** Limits on the phases of each request; the limit on the whole is in the signal. */
  timeout?: Timeouts | undefined;
  headers?: CallOptions['headers'];
  query?: CallOptions['query'];
}

/** What the requests of a call have in common; its limit on the whole is the signal's matter. */
export function callOf(options: CallOptions = {}, signal: AbortSignal): DaemonCall {
  const { headers, query, timeout } = options;
  const { total: _total, ...phases } = typeof timeout === 'object' ? timeout : {};
  return { headers, query, signal, timeout: phases };
}

/** The options of one request of a call. */
export function given({ signal, timeout, headers, query }: DaemonCall): CallOptions {
  return { signal, headers, query, ...(timeout && Object.keys(timeout).length > 0 && { timeout }) };
}

/** @throws ClientError PARSE for what is no envelope */
export function envelope(body: unknown): Json {
  if (isRecord(body) && 'metadata' in body) return body;
  throw new ClientError('this is not an answer of LXD', { code: 'PARSE', body });
}

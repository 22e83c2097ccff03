import { ClientError, type RequestOptions, type RestClient } from '@leister/rest';
import type { LxdClient } from '../lxd-client.js';
import type { ApiRequestOptions } from './lxd-api.js';

/** An answer as it came, whatever it says. */
export interface ApiResponse {
  /** As received. */
  status: number;
  /** Names in lower case. Empty where a request was given up after several attempts. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** As received, unpacked. */
  body: Uint8Array;
}

/** A request as it was sent. */
export interface ApiRequest {
  /** In capitals. */
  method: string;
  /** In full; `http+unix://` with the encoded path of the socket, where it went to one. Secrets are masked. */
  url: string;
  /** The JSON, text or bytes that it carried; a stream is not kept. */
  body?: unknown;
}

/** A request and its answer. */
export interface Transaction {
  request: ApiRequest;
  response: ApiResponse;
}

/** Left to the client, which repeats what may be repeated. */
const retried = [408, 429, 502, 503, 504];
/** Told by the result, failure or not. */
const answers = [...range(200, 299), ...range(400, 599).filter((status) => !retried.includes(status))];

/** Sends a request and gives what came back, failures included. Rejects where nothing did. */
export async function sendRaw(
  client: LxdClient,
  method: Parameters<RestClient['request']>[0],
  path: string,
  options: ApiRequestOptions,
): Promise<Transaction> {
  const asked: RequestOptions = { ...options, as: 'bytes', success: answers };
  try {
    const { status, headers, body, request } = await client.request<Uint8Array>(method, path, asked);
    return {
      request: { method, url: request.url, ...carried(options) },
      response: { status, headers, body },
    };
  } catch (error) {
    if (!(error instanceof ClientError) || error.status === 0 || !error.request) throw error;
    return {
      request: { method, url: error.request.url, ...carried(options) },
      response: { status: error.status, headers: {}, body: bytesOf(error) },
    };
  }
}

/** Of the options of a request, those that another request for the same call has too. */
export function answerOf({ signal, timeout, headers, query }: ApiRequestOptions): ApiRequestOptions {
  const { project } = query ?? {};
  return { signal, timeout, headers, query: { project } };
}

function carried({ json, form, body }: ApiRequestOptions): Pick<ApiRequest, 'body'> {
  const sent = json ?? form ?? body;
  return sent === undefined || typeof sent === 'function' ? {} : { body: sent };
}

function bytesOf({ body, message }: ClientError): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(JSON.stringify(body ?? { error: message }));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

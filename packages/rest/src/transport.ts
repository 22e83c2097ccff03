import type http from 'node:http';
import { Readable } from 'node:stream';
import {
  got,
  type Got,
  type HandlerFunction,
  type Method,
  type Options,
  type OptionsInit,
  type Request,
  type Response,
} from 'got';
import type { Endpoint } from './endpoint.js';
import { unwrapped } from './failure.js';
import { limitPhases, type PhaseTimeouts } from './phase-timeouts.js';
import { type AnyAgent, findRoute, type Route, type RouteOptions } from './route.js';

/** What goes over the wire, once. */
export interface TransportRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: Uint8Array | Readable | undefined;
  timeouts: PhaseTimeouts;
  signal: AbortSignal | undefined;
  /** True gives the body as a stream as soon as the headers are here. */
  stream: boolean;
  /** False leaves a compressed body as it is. */
  decompress: boolean;
  /** Told of the head of an answer that is read whole; gives what is to be told each part, undefined for nothing. */
  onHead(head: AnswerHead): ((part: Uint8Array) => void) | undefined;
}

/** What comes before the body. */
export interface AnswerHead {
  status: number;
  reason: string;
  headers: http.IncomingHttpHeaders;
}

/** What came back, its body undigested. */
export interface TransportResponse extends AnswerHead {
  body: Uint8Array | Readable;
  /** For a stream: to be told whether its reader wants more, so that the server is not blamed for a slow one. */
  wanted?(more: boolean): void;
}

/**
 * A pool of kept-alive connections to one origin. Sends bytes and gives bytes: retries, redirects and meaning are
 * the client's.
 */
export class Transport {
  readonly #endpoint: Endpoint;
  readonly #options: RouteOptions;
  #route: Route | Promise<Route> | undefined;
  #carrier: Got | undefined;

  constructor(endpoint: Endpoint, options: RouteOptions) {
    this.#endpoint = endpoint;
    this.#options = options;
  }

  /** Sends one request. Rejects with the error of the system or of got, or the reason of the aborted signal. */
  async send(request: TransportRequest): Promise<TransportResponse> {
    this.#route ??= findRoute(this.#endpoint, this.#options);
    const route = this.#route instanceof Promise ? await this.#route : this.#route;
    return carry((this.#carrier ??= createCarrier(route)), request);
  }

  /** What holds the connections, for a protocol that begins as HTTP: a websocket. */
  async agent(): Promise<AnyAgent> {
    return (await (this.#route ??= findRoute(this.#endpoint, this.#options))).agent();
  }

  /** Closes the idle connections and those in use. The transport opens new ones when it is used again. */
  close(): void {
    // A route that is still being found has no connection yet.
    if (this.#route && !(this.#route instanceof Promise)) this.#route.close();
    else void this.#route?.then((route) => route.close()).catch(() => undefined);
  }
}

/**
 * got as a carrier of bytes: everything it could decide by itself is decided by RestClient. Its own options for TLS,
 * names and time-outs would be copied for every request; here the route has the first two, and phase-timeouts.ts does
 * without listeners on a connection that is already open.
 */
function createCarrier(route: Route): Got {
  return got.extend({
    retry: { limit: 0 },
    throwHttpErrors: false,
    followRedirect: false,
    handlers: [withLeanOptions],
    request: (url, { method, headers }) =>
      // got finds them there and does without a clock of its own: ten listeners, whose times nobody asks for.
      Object.assign(route.request(url, { method, headers }), { timings: noTimings }),
  });
}

const noTimings = { phases: {} };

type NativeOptions = ReturnType<Options['createNativeRequestOptions']>;

/**
 * Of the thirty options that got gathers for node, afresh for each request, a route takes two. To gather the others takes
 * a quarter of the time of a small request.
 */
const withLeanOptions: HandlerFunction = (options, next) => {
  options.createNativeRequestOptions = () => {
    const { method, headers } = options;
    // What is not there is undefined, as it would be in got's own.
    return { method, headers } as NativeOptions;
  };
  return next(options);
};

function carry(carrier: Got, request: TransportRequest): Promise<TransportResponse> {
  const { method, url, headers, body, decompress, signal, timeouts } = request;
  return new Promise((resolve, reject) => {
    // What was aborted while a route or a token was waited for tells no listener any more.
    signal?.throwIfAborted();
    // HTTP verbs beyond got's list (COPY, MOVE) go through as they are; only its type is closed.
    const options: OptionsInit & { isStream: true } = { method: method as Method, headers, isStream: true };
    if (!decompress) options.decompress = false;
    if (body !== undefined) options.body = body;
    if (body !== undefined && method === 'GET') options.allowGetBody = true;
    const stream = carrier(url, options);
    if (signal) {
      const onAbort = (): void => {
        reject(signal.reason as Error);
        // With an error, so that whoever is reading the answer learns of it.
        stream.destroy(new Error('aborted'));
      };
      signal.addEventListener('abort', onAbort, { once: true });
      // A connection that is kept closes no stream that was read to its end.
      for (const event of ['end', 'close'])
        stream.once(event, () => signal.removeEventListener('abort', onAbort));
    }
    // Also after the answer began: what then still fails is the body, and whoever reads it sees the same error.
    stream.on('error', (error) => reject(unwrapped(error)));
    let wanted: (more: boolean) => void;
    stream.once('request', (outgoing: http.ClientRequest) => {
      wanted = limitPhases(outgoing, timeouts, body !== undefined, (error) => stream.destroy(error));
      // The connection is no longer the agent's: unless it is closed here, it stays open and nobody is told.
      outgoing.once('upgrade', (_answer, socket) => {
        socket.destroy();
        stream.destroy(unaskedUpgrade());
      });
    });
    stream.once('response', (response: Response) => {
      const { statusCode: status, statusMessage: reason = '', headers } = response;
      if (request.stream) return resolve({ status, reason, headers, body: stream, wanted });
      collect(stream, request.onHead({ status, reason, headers }), (bytes) => {
        resolve({ status, reason, headers, body: bytes });
        // A server may refuse an upload before it has seen all of it: the rest need not be sent.
        if (body instanceof Readable && !body.readableEnded) stream.destroy();
      });
    });
    if (body === undefined && method !== 'GET' && method !== 'HEAD') stream.end();
  });
}

function unaskedUpgrade(): Error {
  const error = new Error('the server changed the protocol, which nobody had asked for');
  return Object.assign(error, { code: 'ERR_UNASKED_UPGRADE' });
}

function collect(
  stream: Request,
  count: ((part: Uint8Array) => void) | undefined,
  done: (bytes: Uint8Array) => void,
): void {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    try {
      count?.(chunk);
    } catch (error) {
      stream.destroy(error as Error);
    }
  });
  stream.once('end', () => done(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
}

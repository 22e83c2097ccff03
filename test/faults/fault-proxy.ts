import http from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';
import tls, { type SecureContextOptions } from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Answer,
  encodeHead,
  mayHaveBody,
  type ReceivedRequest,
  requestHead,
  takeRequest,
} from './http-message.js';

/** A request that the proxy is to answer badly. */
export interface FaultyExchange {
  socket: Socket;
  request: ReceivedRequest;
  /** Which request it is since the fault began: 1 for the first. */
  nth: number;
  /** Origin of another server. */
  elsewhere: string;
  /** What the server behind the proxy answers. */
  forward(): Promise<Answer>;
  /** Answers as if nothing were wrong. */
  pass(answer?: Answer): Promise<void>;
}

/** What the proxy does wrong. Where a hook is left out it does right. */
export interface Misbehaviour {
  /** Nobody listens any more. */
  refuse?: true;
  /** Takes over each new connection. */
  connected?(socket: Socket): void;
  /** Takes over when the head of a request is there, its body maybe not. */
  headReceived?(socket: Socket): void;
  /** Answers a request. */
  answer?(exchange: FaultyExchange): Promise<void> | void;
}

export interface FaultProxyOptions {
  /** Port of the server behind the proxy. */
  upstream: number;
  misbehaviour: Misbehaviour;
  /** How many requests are answered well before the fault begins. */
  healthyAnswers: number;
  /** Origin of another server, for faults that lead there. */
  elsewhere: string;
  /** Speak TLS, with this certificate. */
  certificate?: SecureContextOptions | undefined;
}

/** Stands before a server on loopback and passes on what it says, until its fault begins. */
export class FaultProxy {
  readonly port: number;
  /** The requests that arrived whole since the fault began. */
  readonly requests: ReceivedRequest[] = [];
  readonly #server: net.Server;
  readonly #sockets = new Set<Socket>();
  readonly #answering = new Set<Promise<void>>();
  readonly #options: FaultProxyOptions;
  #healthyAnswers: number;
  #healed = false;

  private constructor(server: net.Server, options: FaultProxyOptions) {
    this.#server = server;
    this.#options = options;
    this.#healthyAnswers = options.healthyAnswers;
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (socket: Socket) => this.#keep(socket));
    server.on(options.certificate ? 'secureConnection' : 'connection', (socket: Socket) =>
      this.#serve(socket),
    );
  }

  static async start(options: FaultProxyOptions): Promise<FaultProxy> {
    const server = options.certificate ? tls.createServer(options.certificate) : net.createServer();
    // A client that turns a certificate down is what some tests are about.
    server.on('tlsClientError', () => undefined);
    await listen(server, 0);
    return new FaultProxy(server, options);
  }

  get openConnections(): number {
    return this.#sockets.size;
  }

  /** Ends the fault: from now on every request is passed on and answered well. */
  async heal(): Promise<void> {
    this.#healed = true;
    await Promise.all(this.#answering);
    if (!this.#server.listening) await listen(this.#server, this.port);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }

  get #faulty(): boolean {
    return this.#healthyAnswers === 0 && !this.#healed;
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => this.#sockets.delete(socket));
  }

  #serve(socket: Socket): void {
    const { misbehaviour } = this.#options;
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    if (this.#faulty && misbehaviour.connected) {
      misbehaviour.connected(socket);
      return;
    }
    let bytes: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
      if (this.#faulty && misbehaviour.headReceived && requestHead(bytes) !== undefined) {
        misbehaviour.headReceived(socket);
        return;
      }
      const taken = takeRequest(bytes);
      if (!taken) return;
      bytes = taken.rest;
      const answering = this.#answer(socket, taken.request)
        // What stood behind the proxy is gone: the test is over.
        .catch(() => void socket.destroy())
        .finally(() => this.#answering.delete(answering));
      this.#answering.add(answering);
    });
  }

  async #answer(socket: Socket, request: ReceivedRequest): Promise<void> {
    const forward = (): Promise<Answer> => forwardTo(this.#options.upstream, request);
    const { misbehaviour, elsewhere } = this.#options;
    if (this.#faulty) {
      this.requests.push(request);
      const pass = async (answer?: Answer): Promise<void> => {
        await send(socket, encode(request.method, answer ?? (await forward())));
      };
      const exchange = { socket, request, nth: this.requests.length, elsewhere, forward, pass };
      await (misbehaviour.answer ? misbehaviour.answer(exchange) : pass());
      return;
    }
    const answer = await forward();
    // A fault in opening connections needs a client that has none left.
    const last = misbehaviour.refuse === true || misbehaviour.connected !== undefined;
    const headers = last ? { ...answer.headers, connection: 'close' } : answer.headers;
    await send(socket, encode(request.method, { ...answer, headers }));
    if (last) socket.end();
    if (this.#healthyAnswers > 0 && --this.#healthyAnswers === 0 && misbehaviour.refuse && !this.#healed) {
      this.#server.close();
    }
  }
}

/** An answer as it goes over the wire. */
export function encode(method: string, answer: Answer): Buffer {
  return mayHaveBody(method, answer.status)
    ? Buffer.concat([encodeHead(answer), answer.body])
    : encodeHead(answer);
}

/** Resolves when the bytes are on their way, or the connection is gone. */
export function send(socket: Socket, bytes: Buffer | string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) resolve();
    else socket.write(bytes, () => resolve());
  });
}

async function listen(server: net.Server, port: number): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          server.removeListener('error', reject);
          resolve();
        });
      });
      return;
    } catch (error) {
      // Somebody's outgoing connection may have been given the port that was free for a moment.
      if (attempt === 50) throw error;
      await sleep(20);
    }
  }
}

function forwardTo(port: number, request: ReceivedRequest): Promise<Answer> {
  const { method, path, headers, body } = request;
  return new Promise((resolve, reject) => {
    const outgoing = http.request({ host: '127.0.0.1', port, method, path, headers, agent: false });
    outgoing.once('error', reject);
    outgoing.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          reason: response.statusMessage ?? '',
          headers: withoutHopByHop(response.headers),
          body: Buffer.concat(chunks),
        }),
      );
    });
    outgoing.end(body);
  });
}

/** What a server says of its connection to the proxy says nothing of the proxy's own. */
function withoutHopByHop(headers: http.IncomingHttpHeaders): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !['connection', 'keep-alive'].includes(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

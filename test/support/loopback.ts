import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';

/** A request as it came over the wire, its body read to the end. */
export interface ReceivedRequest {
  method: string;
  /** Path and query, as spelled by the client. */
  url: string;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
  /** 1 for the first connection the server accepted, and so on. */
  connection: number;
}

/** What a server answers. A body that is neither text nor bytes goes as JSON. */
export interface Answer {
  status?: number;
  headers?: http.OutgoingHttpHeaders;
  body?: unknown;
}

/** Answers a request; or does what it likes with the response and gives nothing. */
export type Handler = (
  request: ReceivedRequest,
  response: http.ServerResponse,
) => Answer | void | Promise<Answer | void>;

/** A server on 127.0.0.1, or on a unix socket, which remembers what it was asked. */
export interface Loopback {
  /** `http://127.0.0.1:port`, `https://...`, or the path of the socket. */
  url: string;
  port: number;
  requests: ReceivedRequest[];
  /** How many connections were accepted. */
  connections: number;
  /** How many of them are open. */
  readonly openConnections: number;
  close(): Promise<void>;
}

export interface LoopbackOptions {
  tls?: https.ServerOptions;
  socketPath?: string;
}

/** Starts a server. `close` ends it at once, whatever is still open. */
export async function startLoopback(handler: Handler, options: LoopbackOptions = {}): Promise<Loopback> {
  const numbers = new Map<net.Socket, number>();
  const open = new Set<net.Socket>();
  const loopback: Loopback = {
    url: '',
    port: 0,
    requests: [],
    connections: 0,
    get openConnections() {
      return open.size;
    },
    close: () => close(server, open),
  };

  const onRequest = async (message: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const request: ReceivedRequest = {
      method: message.method ?? '',
      url: message.url ?? '',
      headers: message.headers,
      body: Buffer.concat(chunks),
      connection: numbers.get(message.socket) ?? 0,
    };
    loopback.requests.push(request);
    const answer = await handler(request, response);
    if (answer) send(response, answer);
  };
  const listener: http.RequestListener = (message, response) => {
    // A client that goes away in mid-request is part of what is tested.
    onRequest(message, response).catch(() => response.destroy());
  };
  const server = options.tls ? https.createServer(options.tls, listener) : http.createServer(listener);
  keepTrack(server, open);
  server.on(options.tls ? 'secureConnection' : 'connection', (socket: net.Socket) => {
    numbers.set(socket, ++loopback.connections);
    socket.on('error', () => undefined);
  });
  await listen(server, options.socketPath);
  if (options.socketPath === undefined) {
    loopback.port = (server.address() as AddressInfo).port;
    loopback.url = `${options.tls ? 'https' : 'http'}://127.0.0.1:${loopback.port}`;
  } else {
    loopback.url = options.socketPath;
  }
  return loopback;
}

/** A TCP server on 127.0.0.1 that speaks no protocol of its own: for answers that no HTTP server would give. */
export async function startRaw(
  onConnection: (socket: net.Socket) => void,
): Promise<{ port: number; url: string; close(): Promise<void> }> {
  const open = new Set<net.Socket>();
  const server = net.createServer(onConnection);
  keepTrack(server, open);
  await listen(server);
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}`, close: () => close(server, open) };
}

function send(response: http.ServerResponse, { status = 200, headers = {}, body }: Answer): void {
  const plain = typeof body === 'string' || body instanceof Uint8Array;
  if (body === undefined) {
    response.writeHead(status, headers).end();
  } else if (plain) {
    response.writeHead(status, headers).end(body);
  } else {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  }
}

function keepTrack(server: net.Server, open: Set<net.Socket>): void {
  server.on('connection', (socket: net.Socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => open.delete(socket));
  });
}

async function listen(server: net.Server, socketPath?: string): Promise<void> {
  if (socketPath === undefined) server.listen(0, '127.0.0.1');
  else server.listen(socketPath);
  await once(server, 'listening');
}

async function close(server: net.Server, open: ReadonlySet<net.Socket>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  for (const socket of open) socket.destroy();
  await closed;
}

import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** A request as the daemon got it. */
export interface Got {
  method: string;
  /** With its query. */
  path: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** What to answer; `raw` deals with the connection itself. */
export type Answer =
  | { status?: number; headers?: Record<string, string>; body: object | string }
  | { raw: (request: IncomingMessage, response: ServerResponse) => void };

type Handler = (got: Got) => Answer | Promise<Answer> | undefined;

/** A loopback server in the place of LXD: for what a real one does only when it is ill, or newer. */
export class FakeDaemon {
  readonly requests: Got[] = [];
  /** Connections to /1.0/events that are open. */
  readonly listeners = new Set<WebSocket>();
  /** Headers of each connection to /1.0/events so far. */
  readonly upgrades: http.IncomingHttpHeaders[] = [];
  /** Called for each connection to /1.0/events. */
  onListener: (socket: WebSocket) => void = () => undefined;
  readonly #server: http.Server;
  readonly #handle: Handler;

  constructor(handle: Handler) {
    this.#handle = handle;
    this.#server = http.createServer((request, response) => void this.#answer(request, response));
    const sockets = new WebSocketServer({ noServer: true });
    this.#server.on('upgrade', (request, socket, head) => {
      this.upgrades.push(request.headers);
      sockets.handleUpgrade(request, socket, head, (listener) => {
        this.listeners.add(listener);
        listener.on('close', () => this.listeners.delete(listener));
        this.onListener(listener);
      });
    });
  }

  /** Listens on a port of the loopback interface, or on a unix socket; gives the endpoint. */
  async listen(socketPath?: string): Promise<string> {
    await new Promise<void>((resolve) => {
      if (socketPath === undefined) this.#server.listen(0, '127.0.0.1', resolve);
      else this.#server.listen(socketPath, resolve);
    });
    return socketPath ?? `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Sends an event to all who listen. */
  emit(event: object): void {
    for (const listener of this.listeners) listener.send(JSON.stringify(event) + '\n');
  }

  async close(): Promise<void> {
    for (const listener of this.listeners) listener.terminate();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const got = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    this.requests.push(got);
    const answer = (await this.#handle(got)) ?? notFound;
    if ('raw' in answer) return answer.raw(request, response);
    const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
    response.end(body);
  }
}

const envelope = {
  type: 'sync',
  status: 'Success',
  status_code: 200,
  operation: '',
  error_code: 0,
  error: '',
};

/** An answer with what was asked for. */
export function sync(metadata: unknown): Answer {
  return { body: { ...envelope, metadata } };
}

/** An answer that begins an operation. */
export function async(operation: ReturnType<typeof operationJson>): Answer {
  const at = `/1.0/operations/${operation.id}`;
  const body = { ...envelope, type: 'async', status: 'Operation created', status_code: 100, operation: at };
  return { status: 202, headers: { location: at }, body: { ...body, metadata: operation } };
}

/** An error as LXD tells it; newer ones also inside an HTTP 200. */
export function failure(code: number, error: string, status = code): Answer {
  const body = {
    type: 'error',
    status: '',
    status_code: 0,
    operation: '',
    error_code: code,
    error,
    metadata: null,
  };
  return { status, body };
}

export const notFound = failure(404, 'Not Found');

/** Breaks the connection without an answer. */
export const hangUp: Answer = { raw: (request) => request.socket.destroy() };

/** Never answers. */
export const silence: Answer = { raw: () => undefined };

const codes = { Pending: 105, Running: 103, Success: 200, Failure: 400, Cancelled: 401 };

/** An operation as LXD 5.0.2 sends it. */
export function operationJson(
  status: keyof typeof codes,
  more: {
    id?: string;
    err?: string;
    instance?: string;
    description?: string;
    metadata?: object;
    updated?: string;
  } = {},
) {
  const {
    id = 'f2421633-be25-4693-a04b-86660f6bae64',
    instance = 'web-1',
    updated = '2026-11-21T09:35:46.5Z',
  } = more;
  return {
    id,
    class: 'task',
    description: more.description ?? 'Starting instance',
    created_at: '2026-11-21T09:35:46.025001776Z',
    updated_at: updated,
    status,
    status_code: codes[status],
    resources: { instances: [`/1.0/instances/${instance}`] },
    metadata: more.metadata ?? null,
    may_cancel: false,
    err: more.err ?? '',
    location: 'none',
  };
}

export function operationEvent(operation: ReturnType<typeof operationJson>): object {
  return {
    type: 'operation',
    timestamp: operation.updated_at,
    metadata: operation,
    location: 'none',
    project: 'default',
  };
}

export function lifecycleEvent(action: string, instance: string): object {
  const metadata = { action, source: `/1.0/instances/${instance}` };
  return {
    type: 'lifecycle',
    timestamp: '2026-11-21T09:35:56.6Z',
    metadata,
    location: 'none',
    project: 'default',
  };
}

/** An instance as LXD 5.0.2 sends it, with its state. */
export function instanceJson(name: string, status: 'Running' | 'Stopped' | 'Frozen', more: object = {}) {
  const statusCode = { Running: 103, Stopped: 102, Frozen: 110 }[status];
  return {
    name,
    architecture: 'x86_64',
    config: { 'volatile.uuid': 'f162b0ca-2eae-42e8-a16b-c167ebb45298' },
    expanded_config: {},
    devices: {},
    expanded_devices: {},
    profiles: ['default'],
    ephemeral: false,
    stateful: false,
    description: '',
    status,
    status_code: statusCode,
    created_at: '2026-11-21T09:35:46.03Z',
    last_used_at: '1970-01-01T00:00:00Z',
    location: 'none',
    type: 'container',
    project: 'default',
    ...more,
  };
}

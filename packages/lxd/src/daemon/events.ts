import type { Agent } from 'node:http';
import { isRecord, type Json } from '@leister/compute';
import type { WebSocket } from 'ws';
import { instanceOfPath, instancesOf, isOperation, type LxdOperation, toOperation } from './operation.js';

/** Something the daemon did: a step of an operation, or a change in the life of an instance. */
export interface LxdEvent {
  type: 'operation' | 'lifecycle';
  operation?: LxdOperation;
  /** Of a lifecycle event: `instance-started`. */
  action?: string;
  /** Names of the instances it is about. */
  instances: readonly string[];
}

/** Who wants to hear. */
export interface EventListener {
  event(event: LxdEvent): void;
  /**
   * The connection was made, made again or lost: what happened meanwhile was not heard, so look again.
   *
   * @param connected false when nothing will be heard until further notice
   */
  gap(connected: boolean): void;
}

/** Where the events come from, and how patient to be. All times in milliseconds. */
export interface EventSource {
  /** Where to connect to, found anew for each attempt. */
  locate(): Promise<{ url: string; agent: Agent }>;
  /** The daemon sends a ping every 10 s; a connection that is silent for longer than this is dead. Default 35000. */
  silence?: number;
  /** The pause before the first attempt to connect again; each further one is twice as long, up to 5000. Default 200. */
  reconnect?: number;
}

const slowestReconnect = 5_000;
const largestEvent = 16 * 1024 * 1024;

/**
 * The daemon's events, over one websocket for all who listen. It is open only while somebody listens, and is opened
 * again when it is lost.
 */
export class EventFeed {
  readonly #source: EventSource;
  readonly #listeners = new Set<EventListener>();
  #socket: WebSocket | undefined;
  #connected = false;
  #failures = 0;
  #retry: NodeJS.Timeout | undefined;

  constructor(source: EventSource) {
    this.#source = source;
  }

  /** Gives the function that ends listening. */
  listen(listener: EventListener): () => void {
    this.#listeners.add(listener);
    if (this.#connected) queueMicrotask(() => this.#listeners.has(listener) && listener.gap(true));
    else if (this.#listeners.size === 1) void this.#connect();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.close();
    };
  }

  close(): void {
    this.#listeners.clear();
    clearTimeout(this.#retry);
    this.#socket?.terminate();
    this.#socket = undefined;
    this.#connected = false;
    this.#failures = 0;
  }

  async #connect(): Promise<void> {
    try {
      // Loaded only for those who listen.
      const [{ url, agent }, { WebSocket }] = await Promise.all([this.#source.locate(), import('ws')]);
      if (this.#listeners.size === 0 || this.#socket) return;
      this.#attach(
        new WebSocket(url, {
          agent,
          perMessageDeflate: false,
          maxPayload: largestEvent,
          handshakeTimeout: 10_000,
        }),
      );
    } catch {
      // Waiting goes on without events, by asking; that is where a failure shows.
      this.#lost();
    }
  }

  #attach(socket: WebSocket): void {
    this.#socket = socket;
    const { silence = 35_000 } = this.#source;
    const watchdog = setTimeout(() => socket.terminate(), silence);
    const alive = (): unknown => watchdog.refresh();
    socket.on('ping', alive);
    socket.on('open', () => {
      alive();
      this.#connected = true;
      this.#failures = 0;
      this.#tell((listener) => listener.gap(true));
    });
    socket.on('message', (data) => {
      alive();
      const event = readEvent(data);
      if (event) this.#tell((listener) => listener.event(event));
    });
    // An error is always followed by a close.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(watchdog);
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      this.#lost();
    });
  }

  #lost(): void {
    const { reconnect = 200 } = this.#source;
    this.#connected = false;
    if (this.#listeners.size === 0) return;
    this.#retry = setTimeout(
      () => void this.#connect(),
      Math.min(slowestReconnect, reconnect * 2 ** this.#failures++),
    );
    this.#tell((listener) => listener.gap(false));
  }

  #tell(what: (listener: EventListener) => void): void {
    for (const listener of [...this.#listeners]) what(listener);
  }
}

/** What a frame says; undefined for what nobody here listens to, or cannot be understood. */
export function readEvent(data: unknown): LxdEvent | undefined {
  let event: unknown;
  try {
    event = JSON.parse(String(data));
  } catch {
    return undefined;
  }
  if (!isRecord(event) || !isRecord(event['metadata'])) return undefined;
  if (event['type'] === 'operation') return operationEvent(event['metadata']);
  return event['type'] === 'lifecycle' ? lifecycleEvent(event['metadata']) : undefined;
}

function operationEvent(metadata: Json): LxdEvent | undefined {
  if (!isOperation(metadata)) return undefined;
  const operation = toOperation(metadata);
  return { type: 'operation', operation, instances: instancesOf(operation) };
}

function lifecycleEvent(metadata: Json): LxdEvent | undefined {
  const { action, source, context } = metadata;
  if (typeof action !== 'string' || typeof source !== 'string') return undefined;
  const name = instanceOfPath(source);
  // A renamed instance is told under its new name, the old one beside.
  const oldName = isRecord(context) && typeof context['old_name'] === 'string' ? [context['old_name']] : [];
  return { type: 'lifecycle', action, instances: name === undefined ? oldName : [name, ...oldName] };
}

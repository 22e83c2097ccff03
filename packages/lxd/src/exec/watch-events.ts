import { setTimeout as sleep } from 'node:timers/promises';
import { isRecord, type Json, text } from '@leister/compute';
import { ClientError, invalidArgument } from '@leister/rest';
import type { RawData, WebSocket } from 'ws';
import { toBuffer } from './channel.js';
import type { SocketPlace } from './socket-place.js';
import { connectWebsocket, whenOpen } from './websocket.js';

/** Something that went on in the daemon, or that was not heard. */
export interface LxdEvent {
  /**
   * `operation`: a step of one; `lifecycle`: something was made, changed or deleted; `logging`; others of newer daemons.
   * `gap`: the connection was lost and is there again, and whatever happened between was not heard.
   */
  type: string;
  /** ISO 8601. Of a gap: when the connection was lost, by the clock of this machine. */
  timestamp: string;
  /** The member of the cluster that it happened on. */
  location?: string;
  project?: string;
  /** What the daemon tells of it: an operation, or `action` and `source` of a change. */
  metadata: Json;
  raw: Json;
}

/** Which events to hear. */
export interface WatchEventsOptions {
  /** `operation`, `lifecycle`, `logging`. Default: those the daemon gives, which are the first and the last. */
  types?: readonly string[] | undefined;
  /** Of all projects. Default: that of the client. */
  allProjects?: boolean | undefined;
  /** Of one member of a cluster alone. */
  location?: string | undefined;
  signal?: AbortSignal | undefined;
  /** How long a daemon that went away is waited for, in milliseconds. Default 30000; Infinity for ever. */
  outage?: number | undefined;
}

type Locate = (query: Readonly<Record<string, string>>) => Promise<SocketPlace>;

/** The daemon pings every 10 s: a connection that is silent for longer than this is dead. Milliseconds. */
const longestSilence = 35_000;
/** Events that may wait to be read before no more are taken. */
const mostWaiting = 1_000;
const slowestReconnect = 2_000;

/** Events as they come, with a new connection for one that is lost. */
export async function* watchEvents(
  locate: Locate,
  project: string,
  options: WatchEventsOptions,
  sessions: Set<{ close(): void }>,
): AsyncGenerator<LxdEvent, void, undefined> {
  const { types, allProjects = false, location, signal, outage = 30_000 } = options;
  if (!(outage >= 0)) throw invalidArgument('outage is a number of milliseconds from 0');
  const query = {
    ...(types && { type: types.join(',') }),
    ...(allProjects ? { 'all-projects': 'true' } : { project }),
  };
  const ending = new AbortController();
  const end = (): void => ending.abort(signal?.reason ?? new Error('closed'));
  const session = { close: end };
  sessions.add(session);
  if (signal?.aborted) end();
  signal?.addEventListener('abort', end, { once: true });
  let socket: WebSocket | undefined;
  try {
    ending.signal.throwIfAborted();
    socket = await connectWebsocket(await locate(query));
    let heard = hear(socket, ending.signal);
    await whenOpen(socket, ending.signal);
    for (;;) {
      for await (const event of heard) if (location === undefined || event.location === location) yield event;
      ending.signal.throwIfAborted();
      const lost = new Date().toISOString();
      ({ socket, heard } = await reconnect(locate, query, outage, ending.signal));
      yield { type: 'gap', timestamp: lost, metadata: {}, raw: {} };
    }
  } catch (error) {
    if (!ending.signal.aborted) throw ClientError.from(error);
    const isDeadline = signal?.reason instanceof Error && signal.reason.name === 'TimeoutError';
    const [message, code] = isDeadline
      ? (['the deadline passed', 'TIMEOUT'] as const)
      : (['aborted', 'ABORTED'] as const);
    throw new ClientError(message, { code, cause: ending.signal.reason });
  } finally {
    socket?.terminate();
    signal?.removeEventListener('abort', end);
    sessions.delete(session);
  }
}

async function reconnect(
  locate: Locate,
  query: Readonly<Record<string, string>>,
  outage: number,
  signal: AbortSignal,
): Promise<{ socket: WebSocket; heard: AsyncGenerator<LxdEvent> }> {
  const since = performance.now();
  for (let pause = 100; ; pause = Math.min(slowestReconnect, pause * 2)) {
    try {
      const socket = await connectWebsocket(await locate(query));
      const heard = hear(socket, signal);
      await whenOpen(socket, signal);
      return { socket, heard };
    } catch (error) {
      if (signal.aborted || performance.now() - since > outage) throw error;
      await sleep(pause, undefined, { signal });
    }
  }
}

/** The events of one connection, to its end. Listens from now on, before anybody reads. */
function hear(socket: WebSocket, signal: AbortSignal): AsyncGenerator<LxdEvent> {
  const waiting: LxdEvent[] = [];
  let isOver = false;
  let wake = (): void => undefined;
  const alive = (): void => void watchdog.refresh();
  // Nothing arrives while nobody reads: that is no sign of death.
  const watchdog = setTimeout(() => (socket.isPaused ? alive() : socket.terminate()), longestSilence);
  const end = (): void => socket.terminate();
  signal.addEventListener('abort', end, { once: true });
  socket.on('ping', alive);
  socket.on('message', (data: RawData) => {
    alive();
    const event = toEvent(data);
    if (event) waiting.push(event);
    if (waiting.length >= mostWaiting) socket.pause();
    wake();
  });
  socket.once('close', () => {
    clearTimeout(watchdog);
    signal.removeEventListener('abort', end);
    isOver = true;
    wake();
  });
  return (async function* () {
    for (;;) {
      const event = waiting.shift();
      if (event) yield event;
      else if (isOver) return;
      else {
        socket.resume();
        await new Promise<void>((resolve) => (wake = resolve));
      }
    }
  })();
}

function toEvent(data: RawData): LxdEvent | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(toBuffer(data).toString());
  } catch {
    return undefined;
  }
  if (!isRecord(raw)) return undefined;
  const { type, timestamp, location, project, metadata } = raw;
  const [where, whose] = [text(location), text(project)];
  return {
    type: text(type) ?? '',
    timestamp: text(timestamp) ?? '',
    ...(where !== undefined && { location: where }),
    ...(whose !== undefined && { project: whose }),
    metadata: isRecord(metadata) ? metadata : {},
    raw,
  };
}

import type { RawData, WebSocket } from 'ws';
import type { SocketPlace } from './socket-place.js';
import { connectWebsocket, whenOpen } from './websocket.js';

/** One end of what is relayed. */
export interface RelayEnd {
  /** By the name of the stream. */
  secrets: Readonly<Record<string, string>>;
  locate: (secret: string) => Promise<SocketPlace>;
}

/** How much may wait to be sent before no more is taken. Bytes. */
const mostWaiting = 1024 * 1024;

/**
 * Connects the websockets of two operations with each other, stream by stream, until both have closed.
 *
 * @throws ClientError CONNECTION; ABORTED, TIMEOUT
 */
export async function relay(from: RelayEnd, to: RelayEnd, signal: AbortSignal): Promise<void> {
  const names = Object.keys(from.secrets).filter((name) => name in to.secrets);
  const open: WebSocket[] = [];
  const connect = async ({ secrets, locate }: RelayEnd, name: string): Promise<WebSocket> => {
    const socket = await connectWebsocket(await locate(secrets[name] ?? ''));
    open.push(socket);
    return socket;
  };
  const end = (): void => open.forEach((socket) => socket.terminate());
  try {
    const pairs = await Promise.all(
      names.map(async (name) => {
        const [source, target] = await Promise.all([connect(from, name), connect(to, name)]);
        // Also what arrives on one before the other is open.
        const done = Promise.all([forward(source, target), forward(target, source)]);
        return { done, ready: Promise.all([whenOpen(source, signal), whenOpen(target, signal)]) };
      }),
    );
    await Promise.all(pairs.map(({ ready }) => ready));
    signal.addEventListener('abort', end, { once: true });
    await Promise.all(pairs.map(({ done }) => done));
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}

/** Sends on all that comes, and at the end that it has ended. No more is taken than the other side takes. */
function forward(source: WebSocket, target: WebSocket): Promise<void> {
  const opened = new Promise<void>((resolve) => {
    if (target.readyState === target.OPEN) resolve();
    else target.once('open', resolve);
  });
  source.on('message', (data: RawData, binary: boolean) => {
    void opened.then(() => {
      target.send(data as Buffer, { binary }, () => {
        if (target.bufferedAmount < mostWaiting) source.resume();
      });
      if (target.bufferedAmount >= mostWaiting) source.pause();
    });
  });
  return new Promise((resolve) => {
    source.once('close', () => {
      target.close();
      resolve();
    });
  });
}

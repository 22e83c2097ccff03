import { Readable, Writable } from 'node:stream';
import { ClientError } from '@leister/rest';
import type { RawData, WebSocket } from 'ws';

/** The daemon pings every 10 s; once it has, a connection that is silent for longer than this is dead. Milliseconds. */
const longestSilence = 35_000;

/** How a channel ends its two directions. */
export interface ChannelOptions {
  /** What is sent when there is nothing more to write. Default: the empty text message that the daemon knows as end. */
  endOfInput?: Uint8Array;
  /** Whether the daemon waits for us to close when it has sent its end, as it does for a terminal. */
  closesAfterEnd?: boolean;
}

/**
 * What comes over a websocket, up to the empty text message that is its end. No more is taken from the daemon than is
 * read. Breaks with CONNECTION when the websocket closes before its end.
 */
export function readChannel(socket: WebSocket, { closesAfterEnd = false }: ChannelOptions = {}): Readable {
  let ended = false;
  const readable = new Readable({
    read: () => socket.resume(),
    destroy(error, done) {
      clearTimeout(watchdog);
      socket.terminate();
      done(error);
    },
  });
  // A broken stream that nobody listens to must not end the process; whoever reads it later meets the error.
  readable.on('error', () => undefined);
  let watchdog: NodeJS.Timeout | undefined;
  const alive = (): void => void watchdog?.refresh();
  socket.on('ping', () => {
    // Nothing arrives while nobody reads: that is no sign of death.
    watchdog ??= setTimeout(() => (socket.isPaused ? alive() : socket.terminate()), longestSilence).unref();
    alive();
  });
  socket.on('message', (data: RawData, isBinary: boolean) => {
    alive();
    const bytes = toBuffer(data);
    if (!isBinary && bytes.length === 0) {
      ended = true;
      readable.push(null);
      if (closesAfterEnd) socket.close();
    } else if (!readable.push(bytes)) socket.pause();
  });
  socket.on('close', (code: number) => {
    clearTimeout(watchdog);
    if (ended || readable.destroyed) return;
    // Said goodbye in order, if not with the usual word.
    if (code === 1000) readable.push(null);
    else readable.destroy(connectionLost());
  });
  return readable;
}

/** What is written goes over the websocket, no faster than it takes it. Breaks with EPIPE when nobody reads any more. */
export function writeChannel(socket: WebSocket, { endOfInput }: ChannelOptions = {}): Writable {
  const writable: Writable = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      socket.send(chunk, { binary: true }, (error) => done(error && brokenPipe()));
    },
    final(done) {
      // Nobody is left to be told where it could not be sent.
      socket.send(endOfInput ?? '', { binary: endOfInput !== undefined }, () => done());
    },
    destroy(error, done) {
      // Broken off, it has no end that could be told: the daemon takes the lost connection for one.
      if (!endOfInput && !writable.writableFinished) socket.terminate();
      done(error);
    },
  });
  writable.on('error', () => undefined);
  socket.on('close', () => writable.destroy());
  return writable;
}

/** As of a pipe whose reader is gone. */
function brokenPipe(): Error {
  return Object.assign(new Error('the command has ended'), { code: 'EPIPE' });
}

export function connectionLost(): ClientError {
  return new ClientError('the connection to the daemon was lost', { code: 'CONNECTION' });
}

/** The bytes of a message, however `ws` gives them. */
export function toBuffer(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

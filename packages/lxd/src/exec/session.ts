import { isRecord, text } from '@leister/compute';
import { ClientError, path } from '@leister/rest';
import type { WebSocket } from 'ws';
import type { LxdOperation } from '../daemon/operation.js';
import { readChannel, writeChannel } from './channel.js';
import type { SessionParts } from './process.js';
import type { SocketPlace } from './socket-place.js';
import { connectWebsocket, whenOpen } from './websocket.js';

type Locate = (path: string, query: Readonly<Record<string, string>>) => Promise<SocketPlace>;

/** What a terminal takes for the end of its input: Ctrl-D. */
const endOfTransmission = Uint8Array.of(4);

/**
 * Opens the websockets of an operation, all at once: the daemon waits 5 s for them.
 *
 * @throws ClientError CONNECTION; ABORTED, TIMEOUT
 */
export async function openSession(
  operation: LxdOperation,
  locate: Locate,
  signal: AbortSignal,
): Promise<Pick<SessionParts, 'stdin' | 'stdout' | 'stderr' | 'control'>> {
  const at = path`/1.0/operations/${operation.id}/websocket`;
  const secrets = secretsOf(operation);
  const open: WebSocket[] = [];
  const connect = async (stream: string): Promise<WebSocket> => {
    const secret = secrets[stream];
    if (secret === undefined) throw new ClientError(`the daemon gave no stream ${stream}`, { code: 'PARSE' });
    const socket = await connectWebsocket(await locate(at, { secret }));
    open.push(socket);
    return socket;
  };
  try {
    const isTerminal = secrets['1'] === undefined;
    const [input, control] = [connect('0'), connect('control')];
    const streams = isTerminal ? terminalStreams(input) : plainStreams(input, connect('1'), connect('2'));
    // Until each has its listener nothing has arrived: connecting takes the network.
    const [parts, controlSocket] = await Promise.all([streams, control]);
    const opening = open.map(async (socket) => {
      const isOpen = whenOpen(socket, signal);
      // A command without a terminal does not wait for it, and may be over before it is there.
      return socket === controlSocket && !isTerminal ? isOpen.catch(unlessAborted(signal)) : isOpen;
    });
    await Promise.all(opening);
    return { ...parts, control: controlSocket };
  } catch (error) {
    for (const socket of open) socket.terminate();
    throw error;
  }
}

function unlessAborted(signal: AbortSignal): (error: unknown) => void {
  return (error) => {
    if (signal.aborted) throw error;
  };
}

async function terminalStreams(
  connecting: Promise<WebSocket>,
): Promise<Pick<SessionParts, 'stdin' | 'stdout'>> {
  const socket = await connecting;
  return {
    stdin: writeChannel(socket, { endOfInput: endOfTransmission }),
    stdout: readChannel(socket, { closesAfterEnd: true }),
  };
}

async function plainStreams(
  input: Promise<WebSocket>,
  output: Promise<WebSocket>,
  errors: Promise<WebSocket>,
): Promise<Pick<SessionParts, 'stdin' | 'stdout' | 'stderr'>> {
  const listen = async (connecting: Promise<WebSocket>) => readChannel(await connecting);
  const [stdin, stdout, stderr] = await Promise.all([
    input.then(writeChannel),
    listen(output),
    listen(errors),
  ]);
  return { stdin, stdout, stderr };
}

function secretsOf({ metadata }: LxdOperation): Record<string, string | undefined> {
  const fds = isRecord(metadata['fds']) ? metadata['fds'] : {};
  return Object.fromEntries(Object.entries(fds).map(([stream, secret]) => [stream, text(secret)]));
}

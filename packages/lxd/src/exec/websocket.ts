import type { IncomingMessage } from 'node:http';
import { ClientError, codeOfStatus, isRecord } from '@leister/rest';
import type { WebSocket } from 'ws';
import type { SocketPlace } from './socket-place.js';

/** Messages of this size at the most: the daemon sends streams in parts of 64 KiB. Bytes. */
const largestMessage = 16 * 1024 * 1024;
const longestHandshake = 10_000;

/**
 * Begins to connect. Whoever wants to hear all must begin to listen before it is open, at once.
 *
 * @param headers beside those of the protocol; never an `Origin`, which newer daemons refuse
 */
export async function connectWebsocket(
  { url, agent }: SocketPlace,
  headers: Readonly<Record<string, string>> = {},
): Promise<WebSocket> {
  // Loaded only for those who need one.
  const { WebSocket } = await import('ws');
  const socket = new WebSocket(url, {
    agent,
    headers,
    perMessageDeflate: false,
    maxPayload: largestMessage,
    handshakeTimeout: longestHandshake,
  });
  // Without anybody to hear it, an error would end the process; each is followed by a close.
  socket.on('error', () => undefined);
  return socket;
}

/** Resolves when it is open. @throws ClientError what the daemon answered instead; CONNECTION; ABORTED, TIMEOUT */
export function whenOpen(socket: WebSocket, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      reject(signal.reason as Error);
      socket.terminate();
    };
    const settled = (): void => signal.removeEventListener('abort', onAbort);
    if (signal.aborted) return onAbort();
    if (socket.readyState === socket.OPEN) return resolve();
    signal.addEventListener('abort', onAbort, { once: true });
    socket.once('open', () => {
      settled();
      resolve();
    });
    socket.once('unexpected-response', (_request, response: IncomingMessage) => {
      settled();
      void refusal(response).then((error) => {
        reject(error);
        socket.terminate();
      });
    });
    socket.once('error', (error: Error) => {
      settled();
      reject(notConnected(error));
    });
  });
}

/** Why the daemon gave no websocket, in its words. */
async function refusal(response: IncomingMessage): Promise<ClientError> {
  const { statusCode: status = 0 } = response;
  let message = `HTTP ${status}`;
  try {
    let text = '';
    for await (const part of response) {
      text += String(part);
      if (text.length > 64 * 1024) break;
    }
    const body: unknown = JSON.parse(text);
    if (isRecord(body) && typeof body['error'] === 'string' && body['error'] !== '') message = body['error'];
  } catch {
    // What is no envelope says no more than its status.
  }
  return new ClientError(message, { status, code: codeOfStatus(status) });
}

/** Without the error itself: it could show the URL, and in it the secret. */
function notConnected(error: Error & { code?: string }): ClientError {
  const cause = Object.assign(new Error(error.message), error.code !== undefined && { code: error.code });
  return new ClientError(`no websocket to the daemon: ${error.code ?? error.message}`, {
    code: 'CONNECTION',
    cause,
  });
}

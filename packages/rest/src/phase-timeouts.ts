import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { longestTimer } from './deadline.js';

/** Limits on the phases of one attempt, in milliseconds. */
export interface PhaseTimeouts {
  /** Finding the host's address. Default 10000. */
  lookup?: number;
  /** Opening the connection, once the address is known. Default 10000. */
  connect?: number;
  /** Agreeing on TLS. Default 10000. */
  secureConnect?: number;
  /** Sending the request, body and all. No default. */
  send?: number;
  /** From the request being sent to the end of the head of the answer. Default 60000. */
  response?: number;
  /**
   * Without a byte either way while the server is to take what is sent, or to send what is wanted. A caller who is slow
   * to give a body, or to read one, is not cut off. Default 60000.
   */
  idle?: number;
}

export const phases: readonly (keyof PhaseTimeouts)[] = [
  'lookup',
  'connect',
  'secureConnect',
  'send',
  'response',
  'idle',
];

/** A host that is an IP address. `isIP` of node:net takes milliseconds for its first answer: start-up feels them. */
const address = /^[\d.]+$|:/;

/** How long a connection may take to open, through a proxy as well. */
export const defaultConnectTimeout = 10_000;

/** A phase that took too long. */
export class PhaseTimeout extends Error {
  readonly phase: keyof PhaseTimeouts;

  constructor(phase: keyof PhaseTimeouts, limit: number) {
    super(`${phase} took longer than ${limit} ms`);
    this.phase = phase;
  }
}

/**
 * Watches one attempt, and tells when a phase of it takes too long.
 *
 * @param hasBody whether the request carries more than its head
 * @returns to be told whether whoever reads the answer wants more of it: while nobody does, silence is not the server's
 */
export function limitPhases(
  request: ClientRequest,
  timeouts: PhaseTimeouts,
  hasBody: boolean,
  onTimeout: (error: PhaseTimeout) => void,
): (wanted: boolean) => void {
  const {
    lookup = defaultConnectTimeout,
    connect = defaultConnectTimeout,
    secureConnect = defaultConnectTimeout,
    response = 60_000,
    idle = 60_000,
  } = timeouts;
  let timer: NodeJS.Timeout | undefined;
  const enter = (phase: keyof PhaseTimeouts, limit: number | undefined): void => {
    clearTimeout(timer);
    timer =
      limit === undefined || limit > longestTimer
        ? undefined
        : setTimeout(() => onTimeout(new PhaseTimeout(phase, limit)), limit);
  };
  // Node counts from the last byte, and forgets about it when the request is over.
  const watchIdle = (on: boolean): void => {
    if (idle <= longestTimer) request.setTimeout(on ? idle : 0);
  };
  const awaitAnswer = (): void => enter('response', response);
  const onSend = (): void => {
    // To send a mere head and to wait for the answer are one, and most requests are no more: one timer will do.
    if (!hasBody && timeouts.send === undefined) return awaitAnswer();
    enter('send', timeouts.send);
    watchIdle(true);
    request.once('finish', () => {
      if (answered) return;
      // The idle limit could end a longer one, and would not end a head that drips, or one "wait" (100) after another.
      watchIdle(false);
      awaitAnswer();
    });
  };

  let answered = false;
  request.on('timeout', () => {
    // With nothing left to send, it is the source of the body that is slow, and not the server.
    if (answered || isSending(request)) onTimeout(new PhaseTimeout('idle', idle));
  });
  request.once('socket', (socket: Socket & { secureConnecting?: boolean }) => {
    const onConnect = (): void => {
      if (!socket.secureConnecting) return onSend();
      enter('secureConnect', secureConnect);
      socket.once('secureConnect', onSend);
    };
    if (!socket.connecting) return onConnect();
    // An address needs no looking up, and node tells of none.
    if (address.test(request.host)) enter('connect', connect);
    else enter('lookup', lookup);
    socket.once('lookup', () => enter('connect', connect));
    socket.once('connect', onConnect);
  });
  request.once('response', () => {
    answered = true;
    clearTimeout(timer);
    watchIdle(true);
  });
  request.once('close', () => clearTimeout(timer));
  return watchIdle;
}

/** Whether some of the request is still waiting for the server to take it. */
function isSending({ socket, writableLength }: ClientRequest): boolean {
  return writableLength > 0 || (socket?.writableLength ?? 0) > 0;
}

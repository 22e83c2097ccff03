import type { ClientRequest } from 'node:http';
import { isIP, type Socket } from 'node:net';
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
  /** Without a byte either way. Default 60000. */
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

/** Watches one attempt, and tells when a phase of it takes too long. */
export function limitPhases(
  request: ClientRequest,
  timeouts: PhaseTimeouts,
  onTimeout: (error: PhaseTimeout) => void,
): void {
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

  if (idle <= longestTimer) request.setTimeout(idle, () => onTimeout(new PhaseTimeout('idle', idle)));
  request.once('socket', (socket: Socket & { secureConnecting?: boolean }) => {
    const onConnect = (): void => {
      if (!socket.secureConnecting) return enter('send', timeouts.send);
      enter('secureConnect', secureConnect);
      socket.once('secureConnect', () => enter('send', timeouts.send));
    };
    if (!socket.connecting) return onConnect();
    // An address needs no looking up, and node tells of none.
    if (isIP(request.host)) enter('connect', connect);
    else enter('lookup', lookup);
    socket.once('lookup', () => enter('connect', connect));
    socket.once('connect', onConnect);
  });
  // Not left to the idle limit: a head that drips, or comes after one "wait" (100) and another, is never idle.
  request.once('finish', () => enter('response', response));
  request.once('response', () => clearTimeout(timer));
  request.once('close', () => clearTimeout(timer));
}

import type { Timeouts } from '@leister/rest';
import type { Kind } from './calls.js';
import type { Certificates } from './certificates.js';
import type { Misbehaviour } from './fault-proxy.js';
import type { Login } from './logins.js';
import type { Outcome } from './outcomes.js';

/** One way for a server, or what stands before it, to fail. */
export interface Fault {
  /** What the server does, for the documentation. */
  name: string;
  misbehaves: Misbehaviour;
  /** What a call comes to, for each kind of call. */
  sees: Readonly<Record<Kind, Outcome>>;
  /** When the call is over, for the documentation. */
  within: string;
  /** The limits that end the call; without them it has all the time in the world. Milliseconds. */
  timeout?: Timeouts;
  login?: Login;
  /** Speak TLS and show this certificate; `none` for a client that speaks TLS to a server that does not. */
  certificate?: Exclude<keyof Certificates, 'ca'> | 'none';
  /** Believe the pinned certificate only, and pin another. */
  pinned?: true;
}

/** No limit of the call's own ends it. */
export const atOnce = 'at once';

/** Limits that end what stalls, and still leave a busy machine the time for answers that are right. Milliseconds. */
export const stall = { timeout: { response: 1_500, idle: 1_500 } } as const;

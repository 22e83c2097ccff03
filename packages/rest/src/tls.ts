import type { TLSSocket } from 'node:tls';
import { Agent, type AgentOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { invalidArgument } from './client-error.js';

/** How a client proves itself over TLS and whom it believes. Holds for one client, never for the process. */
export interface TlsOptions {
  /** PEM certificates to believe in, in place of the system's. */
  ca?: string | Buffer | readonly (string | Buffer)[];
  /** PEM client certificate (chain) and its private key. */
  cert?: string | Buffer;
  key?: string | Buffer;
  passphrase?: string;
  /**
   * SHA-256 of the server's certificate (64 hex digits, colons allowed). Given, the server is known by this alone:
   * neither authority nor host name count. No byte of a request is sent before it is checked.
   */
  fingerprint?: string;
  /** The name to ask the server for and to find in its certificate, when it is not the endpoint's host. */
  serverName?: string;
  /** True believes any certificate: only for a network that nobody else is on. */
  insecure?: boolean;
}

/** @throws ClientError INVALID_ARGUMENT for options that cannot work together. */
export function createTlsAgent(tls: TlsOptions, options: AgentOptions): Agent {
  if ((tls.cert === undefined) !== (tls.key === undefined)) {
    throw invalidArgument('a client certificate and its key go together: give both or none');
  }
  const agentOptions: AgentOptions = {
    ...options,
    ...(tls.ca !== undefined && {
      ca: typeof tls.ca === 'string' || Buffer.isBuffer(tls.ca) ? tls.ca : [...tls.ca],
    }),
    ...(tls.cert !== undefined && { cert: tls.cert }),
    ...(tls.key !== undefined && { key: tls.key }),
    ...(tls.passphrase !== undefined && { passphrase: tls.passphrase }),
    ...(tls.serverName !== undefined && { servername: tls.serverName }),
    ...(tls.insecure && { rejectUnauthorized: false }),
  };
  return tls.fingerprint === undefined
    ? new Agent(agentOptions)
    : new PinningAgent(agentOptions, normalFingerprint(tls.fingerprint));
}

function normalFingerprint(text: string): string {
  const hex = text.replaceAll(':', '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(hex)) {
    throw invalidArgument('a certificate fingerprint is 64 hex digits (SHA-256)');
  }
  return hex;
}

/** Hands a connection to HTTP only after the server's certificate was found to be the pinned one. */
class PinningAgent extends Agent {
  readonly #fingerprint: string;

  constructor(options: AgentOptions, fingerprint: string) {
    // A resumed session would skip the certificate, and with it the check.
    super({ ...options, rejectUnauthorized: false, maxCachedSessions: 0 });
    this.#fingerprint = fingerprint;
  }

  override createConnection(
    options: AgentOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    const socket = super.createConnection(options) as TLSSocket;
    const fail = (error: Error): void => {
      // The callback takes a stream beside an error only by its type.
      callback?.(error, undefined as unknown as Duplex);
    };
    socket.once('error', fail);
    socket.once('secureConnect', () => {
      const actual = (socket.getPeerCertificate().fingerprint256 ?? '').replaceAll(':', '').toLowerCase();
      if (actual === this.#fingerprint) {
        socket.removeListener('error', fail);
        callback?.(null, socket);
      } else {
        socket.destroy(fingerprintMismatch(actual));
      }
    });
    return undefined;
  }
}

function fingerprintMismatch(actual: string): Error {
  const error = new Error(`the server's certificate is not the pinned one: it has the fingerprint ${actual}`);
  return Object.assign(error, { code: 'ERR_TLS_CERT_FINGERPRINT' });
}

/** Whether a system's error code says that the two sides could not agree on TLS or on whom to believe. */
export function isTlsErrorCode(code: string): boolean {
  return /^(?:ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/.test(
    code,
  );
}

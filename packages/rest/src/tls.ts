import { X509Certificate } from 'node:crypto';
import { Agent, type AgentOptions } from 'node:https';
import { createSecureContext, type TLSSocket } from 'node:tls';
import { invalidArgument } from './client-error.js';
import { isRecord } from './is-record.js';
import { messageOf } from './message-of.js';

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
  /**
   * True believes any certificate of the endpoint's own origin: only for a network that nobody else is on. Other
   * servers, to which a link or a redirect leads, must still show a good one.
   */
  insecure?: boolean;
}

/** TLS options that were found to work together, ready for any number of agents. */
export interface TlsSettings {
  options: AgentOptions;
  /** In lower case, without colons. */
  fingerprint: string | undefined;
}

/** @throws ClientError INVALID_ARGUMENT for options that are unusable, or cannot work together */
export function checkTls(tls: TlsOptions): TlsSettings {
  const given: unknown = tls;
  if (!isRecord(given)) throw invalidArgument('tls is an object');
  const { ca, cert, key, passphrase, fingerprint, serverName, insecure } = tls;
  // A text from a file, 'no' say, must not pass for yes.
  if (insecure !== undefined && typeof insecure !== 'boolean')
    throw invalidArgument('tls.insecure is true or false');
  if ((cert === undefined) !== (key === undefined)) {
    throw invalidArgument('a client certificate and its key go together: give both or none');
  }
  const pinned = fingerprint === undefined ? undefined : normalFingerprint(fingerprint);
  const options: AgentOptions = {
    ...(serverName !== undefined && { servername: serverName }),
    ...((insecure || pinned !== undefined) && { rejectUnauthorized: false }),
    // A resumed session would skip the certificate, and with it the check.
    ...(pinned !== undefined && { maxCachedSessions: 0 }),
  };
  if (ca === undefined && cert === undefined) return { options, fingerprint: pinned };
  try {
    const authorities = ca === undefined ? undefined : [ca].flat().map(checkCertificate);
    // Read once, and not again for every connection.
    options.secureContext = createSecureContext({
      ...(authorities && { ca: authorities }),
      ...(cert !== undefined && { cert, key }),
      ...(passphrase !== undefined && { passphrase }),
    });
  } catch (error) {
    throw invalidArgument(`the certificates or the key cannot be used: ${messageOf(error)}`);
  }
  return { options, fingerprint: pinned };
}

/**
 * What goes along to another origin. A client certificate is a credential; a pinned one, a name and blind trust are
 * the endpoint's alone.
 */
export function foreignTls({ ca }: TlsOptions): TlsOptions {
  return ca === undefined ? {} : { ca };
}

export function createTlsAgent({ options: tls, fingerprint }: TlsSettings, options: AgentOptions): Agent {
  const all = { ...options, ...tls };
  return fingerprint === undefined ? new Agent(all) : createPinningAgent(all, fingerprint);
}

/** A context would take anything for an authority, and then believe nobody. */
function checkCertificate(pem: string | Buffer): string | Buffer {
  return new X509Certificate(pem) && pem;
}

function normalFingerprint(text: string): string {
  const hex = text.replaceAll(':', '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(hex)) {
    throw invalidArgument('a certificate fingerprint is 64 hex digits (SHA-256)');
  }
  return hex;
}

/** A function, not a class of its own: to derive from Agent is to load all of TLS, for those who speak none as well. */
function createPinningAgent(options: AgentOptions, fingerprint: string): Agent {
  const agent = new Agent(options);
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (...args: Parameters<typeof connect>): ReturnType<typeof connect> => {
    const socket = connect(...args);
    // An https agent makes nothing else.
    holdUntilPinned(socket as TLSSocket, fingerprint);
    return socket;
  };
  return agent;
}

/**
 * Lets nothing out before the server's certificate was found to be the pinned one. HTTP may write at once: it is
 * held back, and is never sent to another server.
 */
export function holdUntilPinned(socket: TLSSocket, fingerprint: string): void {
  socket.cork();
  socket.once('secureConnect', () => {
    const actual = (socket.getPeerCertificate().fingerprint256 ?? '').replaceAll(':', '').toLowerCase();
    if (actual === fingerprint) socket.uncork();
    else socket.destroy(fingerprintMismatch(actual));
  });
}

function fingerprintMismatch(actual: string): Error {
  const error = new Error(`the server's certificate is not the pinned one: it has the fingerprint ${actual}`);
  return Object.assign(error, { code: 'ERR_TLS_CERT_FINGERPRINT' });
}

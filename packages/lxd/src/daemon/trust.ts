import { isRecord } from '@leister/compute';
import {
  type ClientError,
  type Endpoint,
  invalidArgument,
  RestClient,
  type RestClientOptions,
  type TlsOptions,
} from '@leister/rest';
import { toInfo } from './info.js';
import { lxdDialect } from './lxd-dialect.js';
import type { DaemonCall } from './requests.js';

/** What `lxc config trust add` gives out: leave for one client to make its certificate known. */
export interface TrustToken {
  /** The name the certificate will have. */
  clientName: string;
  /** SHA-256 of the server's certificate, hex. */
  fingerprint: string;
  /** Where the server says it is: `host:port`. */
  addresses: string[];
  /** ISO 8601; absent when it does not expire. */
  expiresAt?: string;
}

/**
 * Reads a trust token: base64 of a JSON object.
 *
 * @throws ClientError INVALID_ARGUMENT for text that is none. The text is a secret and is not repeated.
 */
export function parseTrustToken(token: string): TrustToken {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(token.trim(), 'base64').toString());
  } catch {
    throw noToken();
  }
  if (!isRecord(value)) throw noToken();
  const { client_name: clientName, fingerprint, addresses, secret, expires_at: expires } = value;
  const isUsable =
    typeof fingerprint === 'string' && /^[0-9a-f]{64}$/i.test(fingerprint) && typeof secret === 'string';
  if (!isUsable || !Array.isArray(addresses)) throw noToken();
  return {
    clientName: typeof clientName === 'string' ? clientName : '',
    fingerprint: fingerprint.toLowerCase(),
    addresses: addresses.map(String),
    ...(typeof expires === 'string' && Date.parse(expires) > 0 && { expiresAt: expires }),
  };
}

function noToken(): ClientError {
  return invalidArgument('this is no trust token');
}

/**
 * Makes the client's certificate known to the server that gave out the token. The token goes to no other: the server
 * has to show the certificate that the token names. A certificate that is trusted already is left as it is.
 *
 * @param how to reach the server, with the client's certificate and key
 * @throws ClientError TLS for another server; FORBIDDEN for a token that was used, revoked or has expired
 */
export async function presentToken(
  token: string,
  how: Pick<RestClientOptions, 'endpoint' | 'proxy' | 'log'> & { tls: TlsOptions },
  call: DaemonCall,
): Promise<void> {
  const { fingerprint } = parseTrustToken(token);
  const { cert, key, passphrase } = how.tls;
  if (cert === undefined || key === undefined) {
    throw invalidArgument('to be trusted, a client needs a certificate and its key: tls.cert and tls.key');
  }
  const tls = { cert, key, fingerprint, ...(passphrase !== undefined && { passphrase }) };
  const client = new TokenClient({ ...how, tls, dialect: lxdDialect }, token);
  const { signal, timeout = {} } = call;
  try {
    const { body } = await client.get('/1.0', { signal, timeout });
    const info = toInfo(isRecord(body) ? body['metadata'] : undefined);
    if (info.auth === 'trusted') return;
    const trustToken = { trust_token: token.trim() };
    // Before this extension LXD has the token for a password. Incus has neither extension nor password, and does not
    // tell a stranger that it is Incus; each ignores what the other wants.
    const isExplicit = info.extensions.has('explicit_trust_token');
    const proof = isExplicit ? trustToken : { ...trustToken, password: token.trim() };
    await client.post('/1.0/certificates', { signal, timeout, json: { type: 'client', ...proof } });
  } finally {
    await client.close();
  }
}

/** Keeps the token out of all that is printed. */
class TokenClient extends RestClient {
  constructor(options: RestClientOptions, token: string) {
    super(options);
    this.keepSecret(token.trim());
    const { secret } = JSON.parse(Buffer.from(token, 'base64').toString()) as { secret: string };
    this.keepSecret(secret);
  }
}

/** @throws ClientError INVALID_ARGUMENT where no certificate would prove who the server is */
export function refuseInsecure({ origin, socketPath }: Endpoint): void {
  if (socketPath !== undefined) throw invalidArgument('over a unix socket no certificate is needed');
  if (!origin.startsWith('https:')) throw invalidArgument('a trust token goes over https only');
}

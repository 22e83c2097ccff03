import type http from 'node:http';
import type https from 'node:https';
import { HttpProxyAgent, HttpsProxyAgent } from 'hpagent';
import { getProxyForUrl } from 'proxy-from-env';
import { invalidArgument } from './client-error.js';
import type { TlsOptions } from './tls.js';

/** The proxy that HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY name for a URL; '' for none. */
export function proxyOf(url: string): string {
  return getProxyForUrl(url);
}

/**
 * An agent that reaches `origin` through an HTTP proxy: by CONNECT for https, so that TLS is spoken with the server.
 *
 * @throws ClientError INVALID_ARGUMENT for a proxy that is not http(s), or together with a pinned certificate.
 */
export function createProxyAgent(
  proxy: string,
  origin: string,
  tls: TlsOptions,
  options: http.AgentOptions,
): http.Agent | https.Agent {
  if (!URL.canParse(proxy) || !/^https?:$/.test(new URL(proxy).protocol)) {
    throw invalidArgument('a proxy is http://[user:password@]host:port');
  }
  if (origin.startsWith('http:')) return new HttpProxyAgent({ ...options, proxy });
  if (tls.fingerprint !== undefined) {
    throw invalidArgument('a pinned certificate cannot be checked through a proxy', [
      'set NO_PROXY for this host, or give the certificate as ca',
    ]);
  }
  return new HttpsProxyAgent({
    ...options,
    proxy,
    ...(tls.ca !== undefined && { ca: tls.ca as string | Buffer | (string | Buffer)[] }),
    ...(tls.cert !== undefined && { cert: tls.cert }),
    ...(tls.key !== undefined && { key: tls.key }),
    ...(tls.passphrase !== undefined && { passphrase: tls.passphrase }),
    ...(tls.serverName !== undefined && { servername: tls.serverName }),
    ...(tls.insecure && { rejectUnauthorized: false }),
  });
}

import { ClientError, invalidArgument } from '@leister/rest';
import { ensureClientCertificate } from '../client-certificate.js';
import { readText } from '../files.js';
import type { ClientOptions, Settings } from './cloud-type.js';

/**
 * Has this machine's client certificate trusted by the LXD that gave out the token; makes the certificate where there is
 * none. Gives the settings with which that LXD is reached from then on.
 *
 * @throws ClientError INVALID_ARGUMENT for what is no token, TLS for another server than the token is of, FORBIDDEN for
 * a token that was used, was revoked or has expired
 */
export async function presentTrustToken(
  { trust_token: given, trust_token_file: file, ...settings }: Settings,
  options: ClientOptions,
): Promise<Settings> {
  const { url: place = 'https:', client_cert: cert, client_key: key } = settings;
  if (!/^https:/i.test(place))
    throw invalidArgument('a trust token is for an LXD that is reached over https');
  if (cert === undefined || key === undefined)
    throw invalidArgument('client_cert and client_key go together: set both or none');
  const token = given ?? (await readText(file ?? '')).trim();
  const { LxdClient, parseTrustToken } = await import('@leister/lxd');
  const { addresses, fingerprint } = parseTrustToken(token);
  await ensureClientCertificate({ cert, key });
  const tls = { cert: await readText(cert), key: await readText(key), fingerprint };

  const urls =
    settings['url'] === undefined ? addresses.map((address) => `https://${address}`) : [settings['url']];
  let failure = invalidArgument('the trust token names no address: set url');
  for (const url of urls) {
    const client = new LxdClient({ ...options, endpoint: url, tls });
    try {
      await client.addTrust(token);
      const pin = settings['server_cert'] === undefined ? { fingerprint } : {};
      return { ...settings, ...pin, url };
    } catch (error) {
      failure = ClientError.from(error);
      if (!['CONNECTION', 'TIMEOUT'].includes(failure.code)) break;
    } finally {
      await client.close();
    }
  }
  throw failure;
}

import { X509Certificate } from 'node:crypto';
import { defined, invalidArgument, type TlsOptions } from '@leister/rest';
import { readText } from './files.js';
import { readSwitch } from './setting.js';
import type { Settings } from './types/cloud-type.js';

/** Reads what the keys of a cloud say of TLS. @throws ClientError INVALID_ARGUMENT for a file that will not do */
export async function readTls(settings: Settings): Promise<TlsOptions> {
  const insecure = readSwitch('ignore_ssl', settings['ignore_ssl']);
  const [ca, cert, key, serverCert] = await Promise.all(
    ['ca_certs', 'client_cert', 'client_key', 'server_cert'].map(async (name) => {
      const path = settings[name];
      return path === undefined || path === '' ? undefined : readText(path);
    }),
  );
  const login = { cert, key };
  // Who says not to look at certificates means the pinned one, too.
  if (insecure) return defined({ ...login, insecure });
  const fingerprint =
    settings['fingerprint'] ?? (serverCert && fingerprintOf(serverCert, settings['server_cert']));
  return defined({ ...login, ca, fingerprint });
}

function fingerprintOf(pem: string, path = ''): string {
  try {
    return new X509Certificate(pem).fingerprint256;
  } catch {
    throw invalidArgument(`not a certificate in PEM: ${path}`);
  }
}

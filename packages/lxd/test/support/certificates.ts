import { execFile } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A certificate that nobody trusts yet. */
export async function newCertificate(): Promise<{ certificate: string; key: string; fingerprint: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'lxdt-cert-'));
  const [keyFile, certFile] = [join(folder, 'key'), join(folder, 'cert')];
  const request =
    '-x509 -newkey ec -pkeyopt ec_paramgen_curve:P-384 -sha384 -nodes -days 30 -subj /CN=lxdt -addext subjectAltName=IP:127.0.0.1';
  try {
    await promisify(execFile)('openssl', [
      'req',
      ...request.split(' '),
      '-keyout',
      keyFile,
      '-out',
      certFile,
    ]);
    const [certificate, key] = await Promise.all([readFile(certFile, 'utf8'), readFile(keyFile, 'utf8')]);
    const fingerprint = createHash('sha256').update(new X509Certificate(certificate).raw).digest('hex');
    return { certificate, key, fingerprint };
  } finally {
    await rm(folder, { recursive: true });
  }
}

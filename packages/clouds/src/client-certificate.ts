import { generateKeyPair, randomBytes } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { promisify } from 'node:util';
import { exists, writePrivately } from './files.js';

/** Where a client certificate and its private key are: paths of PEM files. */
export interface CertificateFiles {
  cert: string;
  key: string;
}

const years = 10;

/** Makes a certificate for the user of this machine, unless there is one, or a part of one, already. */
export async function ensureClientCertificate(files: CertificateFiles): Promise<void> {
  if ((await exists(files.cert)) || (await exists(files.key))) return;
  const { cert, key } = await makeCertificate(`${userInfo().username}@${hostname()}`);
  await writePrivately(files.key, key);
  await writePrivately(files.cert, cert);
}

/** A certificate that nobody vouches for: whoever trusts it knows it by its fingerprint. PEM. */
async function makeCertificate(name: string): Promise<{ cert: string; key: string }> {
  const { default: forge } = await import('node-forge');
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 3072,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const utf8: number = forge.asn1.Type.UTF8;
  // Forge would call it a PrintableString, which knows no @: servers written in Go do not read that.
  const subject = [{ name: 'commonName', value: name, valueTagClass: utf8 }];
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  // A first digit below 8, or it would be a negative number.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = new Date();
  certificate.validity.notAfter = new Date();
  certificate.validity.notAfter.setFullYear(new Date().getFullYear() + years);
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', clientAuth: true },
  ]);
  certificate.sign(forge.pki.privateKeyFromPem(privateKey), forge.md.sha256.create());
  return { cert: forge.pki.certificateToPem(certificate), key: privateKey };
}

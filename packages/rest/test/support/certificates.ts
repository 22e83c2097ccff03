import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import forge from 'node-forge';

/** A certificate and its private key, in PEM. */
export interface Identity {
  cert: string;
  key: string;
}

export interface CertificateOptions {
  /** What it is called, and the host it is good for unless `hosts` says otherwise. */
  name: string;
  hosts?: string[];
  /** Who signs it; left out, it signs itself. */
  issuer?: Identity;
  isAuthority?: boolean;
  /** Days from now until it ends; negative for one that has ended. */
  days?: number;
}

const day = 24 * 60 * 60 * 1000;
let serial = 1;

/** Makes a certificate, with a fresh key. */
export function createIdentity(options: CertificateOptions): Identity {
  const { name, hosts = [name], issuer, isAuthority = false, days = 1 } = options;
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(pair.publicKey);
  certificate.serialNumber = (serial++).toString(16).padStart(4, '0');
  certificate.validity.notBefore = new Date(Date.now() - 30 * day);
  certificate.validity.notAfter = new Date(Date.now() + days * day);
  const subject = [{ name: 'commonName', value: name }];
  certificate.setSubject(subject);
  certificate.setIssuer(issuer ? forge.pki.certificateFromPem(issuer.cert).subject.attributes : subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: isAuthority },
    {
      name: 'subjectAltName',
      altNames: hosts.map((host) =>
        /^[\d.]+$/.test(host) ? { type: 7, ip: host } : { type: 2, value: host },
      ),
    },
  ]);
  certificate.sign(forge.pki.privateKeyFromPem(issuer?.key ?? pair.privateKey), forge.md.sha256.create());
  return { cert: forge.pki.certificateToPem(certificate), key: pair.privateKey };
}

/** SHA-256 of a certificate, as a client may pin it. */
export function fingerprintOf({ cert }: Identity): string {
  return new X509Certificate(cert).fingerprint256;
}

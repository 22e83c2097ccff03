import { createIdentity, type Identity } from '../../packages/rest/test/support/certificates.js';

/** What a server shows; `good` is the only one that a client of {@link Certificates.ca} should believe. */
export interface Certificates {
  /** The authority that clients are told to believe. */
  ca: string;
  good: Identity;
  expired: Identity;
  /** Of another host. */
  wrongName: Identity;
  /** Signed by an authority that nobody was told of. */
  wrongAuthority: Identity;
  selfSigned: Identity;
}

/** Made anew for each run: nothing to keep, nothing to run out. */
export function makeCertificates(): Certificates {
  const authority = createIdentity({ name: 'Authority', isAuthority: true });
  const stranger = createIdentity({ name: 'Stranger', isAuthority: true });
  const name = '127.0.0.1';
  return {
    ca: authority.cert,
    good: createIdentity({ name, issuer: authority }),
    expired: createIdentity({ name, issuer: authority, days: -1 }),
    wrongName: createIdentity({ name: 'elsewhere.example', issuer: authority }),
    wrongAuthority: createIdentity({ name, issuer: stranger }),
    selfSigned: createIdentity({ name }),
  };
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate and its key, in PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

/** What the server shows; `good` is the only one that a client of {@link Certificates.ca} should believe. */
export interface Certificates {
  /** The authority that clients are told to believe. */
  ca: string;
  good: Certificate;
  /** Ran out years ago. */
  expired: Certificate;
  /** Of another host. */
  wrongName: Certificate;
  /** Signed by an authority that nobody was told of. */
  wrongAuthority: Certificate;
  selfSigned: Certificate;
}

const loopback = 'IP:127.0.0.1';

/** A small authority of our own, made anew by openssl for each run: nothing to keep, nothing to run out. */
export function makeCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'leister-faults-'));
  try {
    const authority = selfSign(folder, 'authority');
    const stranger = selfSign(folder, 'stranger');
    return {
      ca: authority.cert,
      good: sign(folder, 'good', { authority: 'authority', name: loopback }),
      expired: sign(folder, 'expired', { authority: 'authority', name: loopback, expired: true }),
      wrongName: sign(folder, 'elsewhere', { authority: 'authority', name: 'DNS:elsewhere.example' }),
      wrongAuthority: sign(folder, 'unknown', { authority: 'stranger', name: loopback }),
      selfSigned: stranger,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

function selfSign(folder: string, name: string): Certificate {
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${loopback}`];
  openssl(folder, ['req', '-x509', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.pem`, ...subject]);
  return read(folder, name);
}

function sign(
  folder: string,
  name: string,
  { authority, name: altName, expired = false }: { authority: string; name: string; expired?: boolean },
): Certificate {
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${altName}`];
  openssl(folder, ['req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, ...subject]);
  writeFileSync(join(folder, 'ca.cnf'), authorityConfig(authority));
  writeFileSync(join(folder, 'index'), '');
  // Only `ca` can sign for a time that is over.
  const dates = ['-startdate', '200101000000Z', '-enddate', expired ? '200102000000Z' : '491231000000Z'];
  openssl(folder, [
    ...['ca', '-batch', '-notext', '-config', 'ca.cnf'],
    ...['-in', `${name}.csr`, '-out', `${name}.pem`, ...dates],
  ]);
  return read(folder, name);
}

function authorityConfig(authority: string): string {
  return `
[ca]
default_ca = here
[here]
database = index
rand_serial = yes
new_certs_dir = .
certificate = ${authority}.pem
private_key = ${authority}.key
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
[any]
commonName = supplied
`;
}

function openssl(folder: string, args: readonly string[]): void {
  execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
}

function read(folder: string, name: string): Certificate {
  const text = (suffix: string): string => readFileSync(join(folder, `${name}.${suffix}`), 'utf8');
  return { cert: text('pem'), key: text('key') };
}

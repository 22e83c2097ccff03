import { createHmac } from 'node:crypto';
import { IdentityClient, type IdentityClientOptions, type Scope } from '../../src/index.js';
import { openstackFacts, type PeerAccount } from '../../../../test/support/openstack-facts.js';

const open: IdentityClient[] = [];

/** A client of the peer's Keystone. `closeAll` closes it. */
export function connectPeer(options: Omit<IdentityClientOptions, 'endpoint'>): IdentityClient {
  const client = new IdentityClient({ endpoint: openstackFacts().url, proxy: false, ...options });
  open.push(client);
  return client;
}

/** One of the peer's accounts, for its own project unless told otherwise. */
export function logInAs(
  account: PeerAccount,
  scope?: Scope,
  options?: Partial<IdentityClientOptions>,
): IdentityClient {
  const { username, password, domainName: userDomainName, projectId } = account;
  return connectPeer({
    ...options,
    auth: { username, password, userDomainName, ...(scope ?? { projectId }) },
  });
}

export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((client) => client.close()));
}

/** The six digits of the moment (RFC 6238). @param seed in base32 */
export function passcode(seed: string): string {
  const bits = [...seed].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const key = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = hash.at(-1)! & 0xf;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

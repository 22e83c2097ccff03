import { createHash, generateKeyPairSync } from 'node:crypto';
import { invalidArgument } from '@leister/rest';
import { badRequest, conflict, find, nextSerial, remove } from './items.js';
import type { Cloud, KeypairRecord } from './state.js';

/** Makes a public key known, or a pair; then the private key is in the answer only. */
export function createKeypair(
  cloud: Cloud,
  name: string,
  publicKey?: string,
): { keypair: KeypairRecord; privateKey?: string } {
  if (typeof name !== 'string' || name === '') throw invalidArgument('a keypair needs a name');
  if (cloud.state.keypairs.some(({ id }) => id === name))
    throw conflict(`there is a keypair ${JSON.stringify(name)}`);
  const made = publicKey === undefined ? newPair() : undefined;
  const known = made?.publicKey ?? publicKey ?? '';
  const keypair: KeypairRecord = {
    serial: nextSerial(cloud, 'keypairs'),
    id: name,
    publicKey: known,
    fingerprint: fingerprintOf(known),
  };
  cloud.state.keypairs.push(keypair);
  return { keypair, ...(made && { privateKey: made.privateKey }) };
}

export function deleteKeypair(cloud: Cloud, name: string): void {
  remove(cloud, 'keypairs', find(cloud, 'keypairs', name));
}

/** MD5 over the key, as Nova tells it. */
function fingerprintOf(publicKey: string): string {
  const [, key] = /^(?:ssh-|ecdsa-|sk-)\S+ ([A-Za-z0-9+/]+=*)(?:\s|$)/.exec(publicKey) ?? [];
  if (key === undefined) throw badRequest('not a public key as ssh-keygen writes it');
  const digest = createHash('md5').update(Buffer.from(key, 'base64')).digest('hex');
  return digest.replace(/..(?!$)/g, '$&:');
}

function newPair(): { publicKey: string; privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  // The last 32 bytes of the DER form are the key itself; OpenSSH puts its kind before it (RFC 8709).
  const key = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const fields = [Buffer.from('ssh-ed25519'), key].flatMap((field) => [
    Buffer.of(0, 0, 0, field.length),
    field,
  ]);
  return {
    publicKey: `ssh-ed25519 ${Buffer.concat(fields).toString('base64')}`,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

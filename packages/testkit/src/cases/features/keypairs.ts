import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { assertRejects, settle } from '../../rejections.js';
import { assertRaw, assertShape } from '../../shapes.js';
import { type CaseDefinition, ofFeature } from '../case.js';

/** Keys that servers can be given. */
export const keypairCases: CaseDefinition[] = [
  ofFeature('keypairs', 'a public key is made known, told and forgotten', async (bench) => {
    const { client } = bench;
    const name = bench.newName();
    const publicKey = newPublicKey();
    bench.cleanup.add(() => settle('clean-up', () => client.deleteKeypair(name)));
    const created = await client.createKey(name, publicKey);
    assertShape('keypair', created);
    assert.equal(created.name, name);
    assert.equal(created.privateKey, undefined, 'a private key that nobody made');
    const details = await client.getKeypairDetails(name);
    assertShape('keypair', details);
    assert.deepEqual([details.name, details.publicKey], [name, publicKey]);
    const listed = await client.listKeypairs();
    listed.forEach((keypair, index) => assertShape('keypair', keypair, `keypair ${index}`));
    assert.equal(listed.filter((keypair) => keypair.name === name).length, 1, 'the keypair is not listed');
    await assertRejects('createKey with a taken name', 'CONFLICT', () => client.createKey(name, publicKey));
    assertRaw(await client.deleteKeypair(name), 'the answer to deleteKeypair');
    await assertRejects('getKeypairDetails', 'NOT_FOUND', () => client.getKeypairDetails(name));
  }),
];

/** An ed25519 key as `ssh-keygen` writes it (RFC 8709). */
function newPublicKey(): string {
  const { publicKey } = generateKeyPairSync('ed25519');
  // The last 32 bytes of the DER form are the key itself.
  const key = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const field = (bytes: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  return `ssh-ed25519 ${Buffer.concat([field(Buffer.from('ssh-ed25519')), field(key)]).toString('base64')}`;
}

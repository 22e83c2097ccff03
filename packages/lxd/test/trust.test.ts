import { expect, test } from 'vitest';
import { LxdClient, parseTrustToken } from '../src/index.js';

const content = {
  client_name: 'laptop',
  fingerprint: '0f1e52c4c03b1c264f3b2f828ffa1b9e906f55724cbec08479c551912a214113',
  addresses: ['10.0.0.1:8443', '[fd00::1]:8443'],
  secret: 'very-secret-indeed',
  expires_at: '0001-01-01T00:00:00Z',
};
const tokenOf = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');

test('a trust token tells whom it is from and where that is, and keeps its secret', () => {
  expect(parseTrustToken(` ${tokenOf(content)}\n`)).toEqual({
    clientName: 'laptop',
    fingerprint: content.fingerprint,
    addresses: content.addresses,
  });
  const expires_at = '2027-01-01T00:00:00Z';
  expect(parseTrustToken(tokenOf({ ...content, expires_at })).expiresAt).toBe(expires_at);
});

test.each([
  ['nothing', ''],
  ['a trust password', 'very-secret-indeed'],
  ['other JSON', tokenOf(['very-secret-indeed'])],
  ['no fingerprint', tokenOf({ ...content, fingerprint: 'very-secret-indeed' })],
  ['no secret', tokenOf({ ...content, secret: undefined })],
  ['no addresses', tokenOf({ ...content, addresses: 'very-secret-indeed' })],
])('%s is no token, and is not repeated', async (_, token) => {
  const error = await LxdClient.join(token, { tls: { cert: '', key: '' } }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', message: 'this is no trust token' });
});

test.each(['/nowhere/unix.socket', 'http://127.0.0.1:1'])('over %s a token is not sent', async (endpoint) => {
  const client = new LxdClient({ endpoint });
  await expect(client.addTrust(tokenOf(content))).rejects.toMatchObject({
    code: 'INVALID_ARGUMENT',
    message: expect.stringMatching(/^over a unix socket|https only$/) as string,
  });
  await client.close();
});

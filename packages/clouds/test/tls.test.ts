import { writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { createIdentity, fingerprintOf, type Identity } from '../../rest/test/support/certificates.js';
import { readTls } from '../src/tls.js';
import { temporaryHome } from './temporary-home.js';

describe('what the keys of a cloud say of TLS', () => {
  let server: Identity;
  beforeAll(() => {
    server = createIdentity({ name: 'lab.example.org' });
  });

  async function files() {
    const home = await temporaryHome();
    const written = { client_cert: 'the certificate', client_key: 'the key', ca_certs: 'the authorities' };
    for (const [name, text] of Object.entries(written)) await home.write(name, text);
    await writeFile(home.at('server_cert'), server.cert);
    const [client_cert, client_key, ca_certs, server_cert] = [
      home.at('client_cert'),
      home.at('client_key'),
      home.at('ca_certs'),
      home.at('server_cert'),
    ];
    return { client_cert, client_key, ca_certs, server_cert };
  }

  test('files are read, and the certificate of the server is pinned by its fingerprint', async () => {
    expect(await readTls({})).toEqual({});
    expect(await readTls(await files())).toEqual({
      cert: 'the certificate',
      key: 'the key',
      ca: 'the authorities',
      fingerprint: fingerprintOf(server),
    });
  });

  test('a fingerprint that is told comes before that of the file', async () => {
    const { server_cert } = await files();
    expect(await readTls({ server_cert, fingerprint: 'ab' })).toEqual({ fingerprint: 'ab' });
  });

  test.each(['on', 'TRUE', 'yes', '1'])(
    'ignore_ssl = %s believes any certificate, pinned or not',
    async (word) => {
      const { client_cert, client_key, server_cert } = await files();
      expect(await readTls({ client_cert, client_key, server_cert, ignore_ssl: word })).toEqual({
        cert: 'the certificate',
        key: 'the key',
        insecure: true,
      });
    },
  );

  test.each(['off', 'False', 'no', '0', ''])('ignore_ssl = %j does not', async (word) => {
    expect(await readTls({ ignore_ssl: word })).toEqual({});
  });

  test('what makes no sense is refused', async () => {
    const { client_cert } = await files();
    const message = async (settings: Record<string, string>) =>
      readTls(settings).then(
        () => expect.fail('it was taken'),
        (error: Error) => error.message,
      );
    expect(await message({ ignore_ssl: 'maybe' })).toBe('ignore_ssl is on or off, not "maybe"');
    expect(await message({ server_cert: client_cert })).toBe(`not a certificate in PEM: ${client_cert}`);
    expect(await message({ client_key: '/nowhere/key' })).toBe('cannot read /nowhere/key: ENOENT');
  });
});

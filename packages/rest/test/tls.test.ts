import type { TLSSocket } from 'node:tls';
import net from 'node:net';
import tls from 'node:tls';
import { beforeAll, describe, expect, test } from 'vitest';
import { RestClient, type TlsOptions } from '@leister/rest';
import type { Loopback } from '../../../test/support/loopback.js';
import { createIdentity, fingerprintOf, type Identity } from './support/certificates.js';
import { rejection } from './support/rejection.js';
import { serve, serveRaw } from './support/servers.js';

let ca: Identity;
let otherCa: Identity;
let server: Identity;
let client: Identity;

beforeAll(() => {
  ca = createIdentity({ name: 'authority', isAuthority: true });
  otherCa = createIdentity({ name: 'other authority', isAuthority: true });
  server = createIdentity({ name: '127.0.0.1', hosts: ['127.0.0.1', 'cloud.test'], issuer: ca });
  client = createIdentity({ name: 'a client', issuer: ca });
});

/** A server that tells who the client is. */
function secured(identity: Identity = server): Promise<Loopback> {
  return serve(
    (_request, response) => {
      const peer = (response.socket as TLSSocket).getPeerCertificate();
      return { body: { client: Object.keys(peer).length > 0 ? peer.subject.CN : null } };
    },
    { tls: { ...identity, ca: ca.cert, requestCert: true, rejectUnauthorized: false } },
  );
}

const clientOf = (endpoint: string, options?: TlsOptions): RestClient =>
  new RestClient({ endpoint, retry: false, ...(options && { tls: options }) });

describe('an authority of its own', () => {
  test('is believed by the client that has it, and by no other', async () => {
    const { url } = await secured();
    expect((await clientOf(url, { ca: ca.cert }).get('/')).body).toEqual({ client: null });
    expect((await clientOf(url, { ca: [otherCa.cert, Buffer.from(ca.cert)] }).get('/')).status).toBe(200);
    const refused = await Promise.all([
      rejection(clientOf(url).get('/')),
      rejection(clientOf(url, { ca: otherCa.cert }).get('/')),
    ]);
    for (const error of refused) expect(error).toMatchObject({ code: 'TLS', status: 0 });
    expect(refused[0]?.message).toContain(`no secure connection to ${url}`);
    // Nothing of it is kept for the process.
    expect(tls.rootCertificates).not.toContain(ca.cert);
  });

  test('two clients of one server keep to their own', async () => {
    const { url } = await secured();
    const believing = clientOf(url, { ca: ca.cert });
    const doubting = clientOf(url, { ca: otherCa.cert });
    await believing.get('/');
    await rejection(doubting.get('/'));
    expect((await believing.get('/')).status).toBe(200);
  });
});

describe('a client certificate', () => {
  test('is shown', async () => {
    const { url } = await secured();
    expect((await clientOf(url, { ca: ca.cert, ...client }).get('/')).body).toEqual({ client: 'a client' });
    expect((await clientOf(url, { ca: ca.cert }).get('/')).body).toEqual({ client: null });
  });

  test('with a key that has a passphrase', async () => {
    const { createPrivateKey } = await import('node:crypto');
    const key = createPrivateKey(client.key)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'hunter2' })
      .toString();
    const { url } = await secured();
    const options = { ca: ca.cert, cert: client.cert, key };
    expect((await clientOf(url, { ...options, passphrase: 'hunter2' }).get('/')).body).toEqual({
      client: 'a client',
    });
    expect(() => clientOf(url, { ...options, passphrase: 'wrong' })).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  });

  test('that is missing where one is demanded', async () => {
    const demanding = await serve(() => ({ body: {} }), {
      tls: { ...server, ca: ca.cert, requestCert: true },
    });
    const error = await rejection(clientOf(demanding.url, { ca: ca.cert }).get('/'));
    // The server's alert and the end of the connection race each other.
    expect(['TLS', 'CONNECTION']).toContain(error.code);
    expect(demanding.requests).toHaveLength(0);
    expect((await clientOf(demanding.url, { ca: ca.cert, ...client }).get('/')).status).toBe(200);
  });
});

describe('a server that cannot be believed', () => {
  test.each([
    ['self-signed', () => createIdentity({ name: '127.0.0.1' })],
    ['expired', () => createIdentity({ name: '127.0.0.1', issuer: ca, days: -1 })],
    ['of another host', () => createIdentity({ name: 'elsewhere.test', issuer: ca })],
    ['of an unknown authority', () => createIdentity({ name: '127.0.0.1', issuer: otherCa })],
  ])('%s', async (_name, identity) => {
    const wrong = await secured(identity());
    const error = await rejection(
      clientOf(wrong.url, { ca: ca.cert }).post('/', { json: { secret: 'hunter2' } }),
    );
    expect(error).toMatchObject({ code: 'TLS', status: 0, request: { method: 'POST' } });
    expect(error.cause).toBeInstanceOf(Error);
    expect(wrong.requests).toHaveLength(0);
    // Unless the caller says that anything will do.
    expect((await clientOf(wrong.url, { insecure: true }).get('/')).status).toBe(200);
  });

  test('does not speak TLS at all', async () => {
    const plain = await serve(() => ({ body: {} }));
    const error = await rejection(clientOf(plain.url.replace('http:', 'https:')).get('/'));
    expect(error.code).toBe('TLS');
  });

  test('speaks TLS where none is expected', async () => {
    const { url } = await secured();
    const error = await rejection(clientOf(url.replace('https:', 'http:')).get('/'));
    expect(['CONNECTION', 'PARSE', 'BAD_REQUEST']).toContain(error.code);
  });

  test('is not tried again', async () => {
    const wrong = await secured(createIdentity({ name: '127.0.0.1' }));
    let connections = 0;
    const proxy = await serveRaw((socket) => {
      connections++;
      const onward = net.connect(wrong.port, '127.0.0.1');
      socket.pipe(onward).pipe(socket);
      onward.on('error', () => socket.destroy());
    });
    const patient = new RestClient({
      endpoint: proxy.url.replace('http:', 'https:'),
      retry: { minDelay: 1 },
    });
    expect(await rejection(patient.get('/'))).toMatchObject({ code: 'TLS' });
    expect(connections).toBe(1);
  });

  test('a name of its own may be asked for', async () => {
    const named = await secured(createIdentity({ name: 'cloud.test', issuer: ca }));
    expect(await rejection(clientOf(named.url, { ca: ca.cert }).get('/'))).toMatchObject({ code: 'TLS' });
    const options = { ca: ca.cert, serverName: 'cloud.test' };
    expect((await clientOf(named.url, options).get('/')).status).toBe(200);
  });
});

describe('a pinned certificate', () => {
  test.each([
    ['with colons', (text: string) => text],
    ['in lower case, without', (text: string) => text.replaceAll(':', '').toLowerCase()],
  ])('is enough, however it is written: %s', async (_name, spell) => {
    // No authority knows it, it has ended, and it is for another host.
    const identity = createIdentity({ name: 'elsewhere.test', days: -1 });
    const pinned = await secured(identity);
    const fingerprint = spell(fingerprintOf(identity));
    const caller = clientOf(pinned.url, { fingerprint, ...client });
    expect((await caller.get('/')).body).toEqual({ client: 'a client' });
    await caller.put('/', { body: 'x'.repeat(1_000_000) });
    expect(pinned.connections).toBe(1);
  });

  test('that the server does not have lets not a byte of the request out', async () => {
    const decrypted: Buffer[] = [];
    const impostor = tls.createServer({ ...server }, (socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (data) => decrypted.push(data));
    });
    await new Promise<void>((resolve) => impostor.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = impostor.address() as net.AddressInfo;
      const fingerprint = fingerprintOf(client);
      // An authority that would vouch for the server does not help.
      const caller = clientOf(`https://127.0.0.1:${port}`, { fingerprint, ca: ca.cert });
      const errors = await Promise.all([
        rejection(caller.get('/', { headers: { 'x-auth-token': 'hunter2' } })),
        rejection(caller.put('/', { body: 'x'.repeat(1_000_000) })),
      ]);
      for (const error of errors) {
        expect(error.code).toBe('TLS');
        expect(error.message).toContain('not the pinned one');
        expect(error.message).toContain(fingerprintOf(server).replaceAll(':', '').toLowerCase());
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(decrypted).toEqual([]);
    } finally {
      impostor.close();
    }
  });

  test('is checked again on every connection', async () => {
    const pinned = await secured();
    const caller = clientOf(pinned.url, { fingerprint: fingerprintOf(server) });
    await caller.get('/');
    await caller.close();
    await caller.get('/');
    expect(pinned.connections).toBe(2);
  });

  test('does not go along to another server', async () => {
    const [own, other] = await Promise.all([secured(), secured(createIdentity({ name: '127.0.0.1' }))]);
    const caller = clientOf(own.url, { fingerprint: fingerprintOf(server) });
    expect(await rejection(caller.get(`${other.url}/`))).toMatchObject({ code: 'TLS' });
  });
});

describe('blind trust', () => {
  test('is for the endpoint alone: neither a link nor a redirect takes it along', async () => {
    const stranger = await secured(createIdentity({ name: '127.0.0.1' }));
    const own = await serve(() => ({ status: 302, headers: { location: `${stranger.url}/` } }), {
      tls: createIdentity({ name: '127.0.0.1' }),
    });
    const caller = clientOf(own.url, { insecure: true });
    expect(await rejection(caller.get(`${stranger.url}/`))).toMatchObject({ code: 'TLS' });
    expect(await rejection(caller.get('/'))).toMatchObject({ code: 'TLS' });
    expect(own.requests).toHaveLength(1);
    expect(stranger.requests).toHaveLength(0);
  });
});

describe('options that cannot be right', () => {
  test.each<[string, () => TlsOptions]>([
    ['a certificate without its key', () => ({ cert: client.cert })],
    ['a key without its certificate', () => ({ key: client.key })],
    ['a certificate with the key of another', () => ({ cert: client.cert, key: server.key })],
    ['a certificate that is none', () => ({ cert: 'none', key: client.key })],
    ['an authority that is none', () => ({ ca: 'none' })],
    ['an authority that is none, among others', () => ({ ca: [ca.cert, 'none'] })],
    ['a word for true or false', () => ({ insecure: 'no' as never })],
    ['options that are none', () => 'ca.pem' as never],
    ['a fingerprint that is too short', () => ({ fingerprint: 'ab:cd' })],
    ['a fingerprint of another kind', () => ({ fingerprint: 'z'.repeat(64) })],
  ])('%s', (_name, options) => {
    expect(() => clientOf('https://127.0.0.1:1', options())).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  });

  test('a key is never repeated', () => {
    try {
      clientOf('https://127.0.0.1:1', { cert: client.cert, key: client.key.replace('A', '!') });
    } catch (error) {
      expect(String(error)).not.toContain(client.key.slice(40, 80));
    }
  });
});

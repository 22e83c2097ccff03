import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { LxdClient } from '../../src/index.js';
import { describeDaemons, httpsClient, socketClient, uniqueName } from '../support/lxd-peer.js';

describeDaemons('trust on a real daemon', (peer) => {
  const admin = socketClient(peer);
  const known: string[] = [];
  let serverFingerprint = '';
  let directory = '';

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'lxd-trust-'));
    serverFingerprint = fingerprintOf(readFileSync(peer.serverCert));
  });

  afterEach(async () => {
    for (const fingerprint of known.splice(0))
      await admin.delete(`/1.0/certificates/${fingerprint}`).catch(() => undefined);
  });
  afterAll(async () => {
    rmSync(directory, { recursive: true });
    await admin.close();
  });

  /** A client certificate that nobody knows yet. */
  function newCertificate(): { cert: Buffer; key: Buffer } {
    const name = join(directory, uniqueName('cert'));
    const request = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-384',
      '-nodes',
      '-days',
      '1',
    ];
    execFileSync(
      'openssl',
      [...request, '-subj', '/CN=lxd-test', '-keyout', `${name}.key`, '-out', `${name}.crt`],
      {
        stdio: 'ignore',
      },
    );
    const tls = { cert: readFileSync(`${name}.crt`), key: readFileSync(`${name}.key`) };
    known.push(fingerprintOf(tls.cert));
    return tls;
  }

  /** A token as `lxc config trust add` prints it. */
  async function newToken(change: object = {}): Promise<string> {
    const json = { type: 'client', name: uniqueName('token'), token: true };
    const { body } = await admin.post<{ metadata: { metadata: Record<string, unknown> } }>(
      '/1.0/certificates',
      { json },
    );
    const { secret, fingerprint, addresses } = body.metadata.metadata;
    const token = {
      client_name: json.name,
      fingerprint,
      addresses,
      secret,
      expires_at: '0001-01-01T00:00:00Z',
    };
    return Buffer.from(JSON.stringify({ ...token, ...change })).toString('base64');
  }

  test('a token makes a new client certificate trusted, once', async () => {
    const tls = newCertificate();
    const stranger = new LxdClient({ endpoint: peer.url, tls: { ...tls, fingerprint: serverFingerprint } });
    await expect(stranger.listServers()).rejects.toMatchObject({ code: 'FORBIDDEN', status: 403 });
    const token = await newToken();
    await stranger.addTrust(token);
    expect(Array.isArray(await stranger.listServers())).toBe(true);
    // Whoever is trusted already need not be told so.
    await stranger.addTrust(token);
    await stranger.close();

    const other = new LxdClient({
      endpoint: peer.url,
      tls: { ...newCertificate(), fingerprint: serverFingerprint },
    });
    await expect(other.addTrust(token)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await other.close();
  });

  test('join() finds the server by the token and knows it by its fingerprint', async () => {
    const token = await newToken();
    const joined = await LxdClient.join(token, { tls: newCertificate() });
    expect((await joined.features()).length).toBeGreaterThan(5);
    await joined.close();
  });

  test('join() goes on to the next address when nobody answers', async () => {
    const token = await newToken({ addresses: ['127.0.0.1:1', new URL(peer.url).host] });
    const joined = await LxdClient.join(token, { tls: newCertificate() });
    await joined.close();
    const nowhere = await newToken({ addresses: ['127.0.0.1:1'] });
    await expect(LxdClient.join(nowhere, { tls: newCertificate() })).rejects.toMatchObject({
      code: 'CONNECTION',
    });
  }, 30_000);

  test('join() goes on to the next address when another server answers', async () => {
    const files = [peer.otherCert, peer.otherKey].map((file) => readFileSync(file));
    const asked: string[] = [];
    const other = createServer({ cert: files[0], key: files[1] }, ({ url = '' }, response) => {
      asked.push(url);
      response.end();
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = `127.0.0.1:${(other.address() as AddressInfo).port}`;
    const token = await newToken({ addresses: [address, new URL(peer.url).host] });
    const joined = await LxdClient.join(token, { tls: newCertificate() });
    await joined.close();
    await new Promise((resolve) => other.close(resolve));
    expect(asked).toEqual([]);
  }, 30_000);

  test('a token of another server is shown to nobody, and its secret is in no error', async () => {
    const token = await newToken({ fingerprint: 'ab'.repeat(32) });
    const tls = newCertificate();
    const printed: string[] = [];
    const log = { headers: true, write: (text: string) => printed.push(text) };
    const client = new LxdClient({
      endpoint: peer.url,
      tls: { ...tls, fingerprint: serverFingerprint },
      log,
    });
    const error: unknown = await client.addTrust(token).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'TLS' });
    await client.close();
    const used = await newToken();
    const lucky = new LxdClient({ endpoint: peer.url, tls: { ...tls, fingerprint: serverFingerprint }, log });
    await lucky.addTrust(used);
    await lucky.close();
    const { secret } = JSON.parse(Buffer.from(used, 'base64').toString()) as { secret: string };
    expect(printed.join('\n')).toContain('/1.0/certificates');
    for (const text of [used, secret, token]) expect(printed.join('\n')).not.toContain(text);
  });

  test('a server that is not the pinned one gets no request', async () => {
    const client = httpsClient(peer, { tls: { fingerprint: 'cd'.repeat(32) } });
    await expect(client.listServers()).rejects.toMatchObject({ code: 'TLS' });
    await client.close();
  });

  test('over HTTPS: a wait hears of what others do, with the client certificate, by a pinned fingerprint', async () => {
    const [cert, key] = [readFileSync(peer.clientCert), readFileSync(peer.clientKey)];
    const client = new LxdClient({ endpoint: peer.url, tls: { cert, key, fingerprint: serverFingerprint } });
    const name = uniqueName('pinned');
    await client.createServer({ name, flavorId: 'default', imageId: peer.image, start: false });
    await client.waitServerUntil(name, 'SHUTOFF');
    const seldom = { interval: 3_600_000, maxInterval: 3_600_000, timeout: 20_000 };
    const gone = client.waitServerUntil(name, 'DELETED', seldom);
    await admin.deleteServer(name);
    expect((await gone).status).toBe('DELETED');
    await client.close();
  }, 60_000);
});

/** As LXD names certificates: 64 hex digits. */
function fingerprintOf(certificate: Buffer): string {
  return new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase();
}

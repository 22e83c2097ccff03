import http from 'node:http';
import net from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { RestClient, tokenCredentials } from '@leister/rest';
import { createIdentity, fingerprintOf, type Identity } from './support/certificates.js';
import { rejection } from './support/rejection.js';
import { serve, serveRaw } from './support/servers.js';

interface Proxy {
  url: string;
  /** Request lines and, of each, what was said of the caller to the proxy. */
  seen: string[];
  close(): Promise<void>;
}

const proxies: Proxy[] = [];
afterEach(() => Promise.all(proxies.splice(0).map((proxy) => proxy.close())));

/** An HTTP proxy on 127.0.0.1. @param login `user:password` that it demands */
async function startProxy(login?: string): Promise<Proxy> {
  const seen: string[] = [];
  const sockets = new Set<net.Socket>();
  const expected = login === undefined ? undefined : `Basic ${Buffer.from(login).toString('base64')}`;
  const server = http.createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    if (request.headers['proxy-authorization'] !== expected) {
      response.writeHead(407, { 'content-type': 'text/html' }).end('<h1>Who are you?</h1>');
      return;
    }
    const { 'proxy-authorization': _login, ...headers } = request.headers;
    const onward = http.request(request.url ?? '', { method: request.method ?? 'GET', headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
    seen.push(`CONNECT ${request.url}`);
    socket.on('error', () => undefined);
    if (request.headers['proxy-authorization'] !== expected) {
      socket.end('HTTP/1.1 407 Who are you?\r\n\r\n');
      return;
    }
    const [host, port] = (request.url ?? '').split(':');
    const onward = net.connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy = {
    url: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    seen,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  proxies.push(proxy);
  return proxy;
}

const withLogin = (url: string, login: string): string => url.replace('http://', `http://${login}@`);

let ca: Identity;
let identity: Identity;
beforeAll(() => {
  ca = createIdentity({ name: 'authority', isAuthority: true });
  identity = createIdentity({ name: '127.0.0.1', issuer: ca });
});

beforeEach(() => {
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY']) {
    vi.stubEnv(name, '');
    vi.stubEnv(name.toLowerCase(), '');
  }
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a proxy that is named', () => {
  test('is handed plain requests whole, and keeps its connection', async () => {
    const proxy = await startProxy();
    const server = await serve(({ url, body, headers }) => ({
      body: { url, host: headers.host, body: body.toString() },
    }));
    const client = new RestClient({
      endpoint: server.url,
      proxy: proxy.url,
      credentials: tokenCredentials('tok-1'),
    });
    const answer = await client.post('/x', { query: { a: 1 }, json: [1] });
    expect(answer.body).toEqual({ url: '/x?a=1', host: new URL(server.url).host, body: '[1]' });
    expect(proxy.seen).toEqual([`POST ${server.url}/x?a=1`]);
    expect(server.requests[0]?.headers['x-auth-token']).toBe('tok-1');
    await client.close();
  });

  test('makes a tunnel for https: it sees the host, and nothing else', async () => {
    const proxy = await startProxy();
    const server = await serve(() => ({ body: { fine: true } }), { tls: identity });
    const client = new RestClient({ endpoint: server.url, proxy: proxy.url, tls: { ca: ca.cert } });
    expect((await client.get('/x')).body).toEqual({ fine: true });
    await client.get('/y');
    expect(proxy.seen).toEqual([`CONNECT 127.0.0.1:${server.port}`]);
    await client.close();
  });

  test('is not believed on whom the tunnel leads to', async () => {
    const proxy = await startProxy();
    const server = await serve(() => ({ body: {} }), { tls: createIdentity({ name: '127.0.0.1' }) });
    const options = { endpoint: server.url, proxy: proxy.url, retry: false } as const;
    expect(await rejection(new RestClient({ ...options, tls: { ca: ca.cert } }).get('/'))).toMatchObject({
      code: 'TLS',
    });
    expect(server.requests).toHaveLength(0);
  });

  test('a pinned certificate is checked through it', async () => {
    const proxy = await startProxy();
    const server = await serve(() => ({ body: {} }), { tls: identity });
    const options = { endpoint: server.url, proxy: proxy.url, retry: false } as const;
    const right = new RestClient({ ...options, tls: { fingerprint: fingerprintOf(identity) } });
    expect((await right.get('/')).status).toBe(200);
    const wrong = new RestClient({ ...options, tls: { fingerprint: fingerprintOf(ca) } });
    expect((await rejection(wrong.get('/'))).message).toContain('not the pinned one');
    expect(server.requests).toHaveLength(1);
    await right.close();
  });

  test.each(['http', 'https'])('is told who the caller is; the server is not (%s)', async (scheme) => {
    const proxy = await startProxy('us er:pass word');
    const server = await serve(() => ({ body: {} }), scheme === 'https' ? { tls: identity } : {});
    const named = withLogin(proxy.url, 'us%20er:pass%20word');
    const client = new RestClient({ endpoint: server.url, proxy: named, tls: { ca: ca.cert } });
    expect((await client.get('/')).status).toBe(200);
    expect(server.requests[0]?.headers).not.toHaveProperty('proxy-authorization');
    await client.close();
  });

  test.each([
    ['http', 'UNAUTHORIZED', 407],
    ['https', 'CONNECTION', 0],
  ])('that does not know the caller (%s): %s', async (scheme, code, status) => {
    const proxy = await startProxy('user:right');
    const server = await serve(() => ({ body: {} }), scheme === 'https' ? { tls: identity } : {});
    const written: string[] = [];
    const client = new RestClient({
      endpoint: server.url,
      proxy: withLogin(proxy.url, 'user:hunter2'),
      retry: false,
      log: { headers: true, write: (text) => written.push(text) },
    });
    const error = await rejection(client.get('/'));
    expect(error).toMatchObject({ code, status });
    if (status === 0) expect(error.message).toContain('the proxy answered 407');
    expect(JSON.stringify(error) + error.stack + written.join('')).not.toMatch(/hunter2|dXNlcjpodW50ZXIy/);
    expect(server.requests).toHaveLength(0);
  });

  test('that is not there', async () => {
    const client = new RestClient({
      endpoint: 'https://cloud.test',
      proxy: 'http://127.0.0.1:1',
      retry: false,
    });
    expect(await rejection(client.get('/'))).toMatchObject({
      code: 'CONNECTION',
      cause: { code: 'ECONNREFUSED' },
    });
  });

  test('that never answers can be given up', async () => {
    const silent = await serveRaw((socket) => socket.resume());
    const client = new RestClient({ endpoint: 'https://cloud.test', proxy: silent.url });
    expect(await rejection(client.get('/', { timeout: 50 }))).toMatchObject({ code: 'TIMEOUT' });
  });

  test.each(['ftp://127.0.0.1', 'socks5://127.0.0.1', 'not a URL', 'hunter2@127.0.0.1:80'])(
    '%s is none',
    (proxy) => {
      expect(() => new RestClient({ endpoint: 'http://cloud.test', proxy })).toThrow(
        expect.objectContaining({
          code: 'INVALID_ARGUMENT',
          message: expect.not.stringContaining('hunter2'),
        }),
      );
    },
  );
});

describe('a proxy of the environment', () => {
  test.each(['HTTP_PROXY', 'http_proxy', 'ALL_PROXY'])('%s is used', async (name) => {
    const proxy = await startProxy();
    const server = await serve(() => ({ body: {} }));
    vi.stubEnv(name, proxy.url);
    const client = new RestClient({ endpoint: server.url });
    await client.get('/');
    expect(proxy.seen).toHaveLength(1);
    await client.close();
  });

  test('is one for each scheme', async () => {
    const proxy = await startProxy();
    const [plain, secure] = await Promise.all([
      serve(() => ({ body: {} })),
      serve(() => ({ body: {} }), { tls: identity }),
    ]);
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    const clients = [plain, secure].map(({ url }) => new RestClient({ endpoint: url, tls: { ca: ca.cert } }));
    await Promise.all(clients.map((client) => client.get('/')));
    expect(proxy.seen).toEqual([`CONNECT 127.0.0.1:${secure.port}`]);
    await Promise.all(clients.map((client) => client.close()));
  });

  test.each(['127.0.0.1', '*', 'localhost, 127.0.0.1'])('NO_PROXY %j leaves it out', async (hosts) => {
    const proxy = await startProxy();
    const server = await serve(() => ({ body: {} }));
    vi.stubEnv('HTTP_PROXY', proxy.url);
    vi.stubEnv('NO_PROXY', hosts);
    await new RestClient({ endpoint: server.url }).get('/');
    expect(proxy.seen).toEqual([]);
  });

  test('is left out by a client that wants none', async () => {
    const server = await serve(() => ({ body: {} }));
    vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:1');
    expect((await new RestClient({ endpoint: server.url, proxy: false }).get('/')).status).toBe(200);
  });

  test('is never asked for a unix socket', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'leister-proxy-'));
    try {
      const server = await serve(() => ({ body: {} }), { socketPath: join(folder, 'a.socket') });
      vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:1');
      vi.stubEnv('ALL_PROXY', 'http://127.0.0.1:1');
      const client = new RestClient({ endpoint: server.url });
      expect((await client.get('/')).status).toBe(200);
      await client.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('that is no URL is a bad argument, and not a secret told', async () => {
    vi.stubEnv('HTTP_PROXY', 'ftp://user:hunter2@host');
    const error = await rejection(new RestClient({ endpoint: 'http://cloud.test' }).get('/'));
    expect(error.code).toBe('INVALID_ARGUMENT');
    expect(JSON.stringify(error)).not.toContain('hunter2');
  });
});

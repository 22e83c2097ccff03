import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClientError, RestClient } from '@leister/rest';
import { parseEndpoint, resolveUrl } from '../src/endpoint.js';
import { rejection } from './support/rejection.js';
import { serve } from './support/servers.js';

describe('forms of an endpoint', () => {
  test.each([
    ['http://host', 'http://host', ''],
    ['https://host:8443/', 'https://host:8443', ''],
    ['https://HOST:443/v2.1/', 'https://host', '/v2.1'],
    ['http://[::1]:80/a/b', 'http://[::1]', '/a/b'],
  ])('%s', (text, origin, basePath) => {
    expect(parseEndpoint(text)).toEqual({ origin, basePath, printedOrigin: origin });
  });

  test.each([
    ['/run/a.socket', '/run/a.socket', ''],
    ['http+unix://%2Frun%2Fa.socket', '/run/a.socket', ''],
    ['http+unix://%2Frun%2Fa%20b%3Ac.socket/1.0/', '/run/a b:c.socket', '/1.0'],
    ['/run/an endpoint: ünïcödé', '/run/an endpoint: ünïcödé', ''],
  ])('%s', (text, socketPath, basePath) => {
    const endpoint = parseEndpoint(text);
    expect(endpoint).toMatchObject({ socketPath, basePath });
    // What is printed is an endpoint again, the same one.
    expect(parseEndpoint(endpoint.printedOrigin + endpoint.basePath)).toEqual(endpoint);
  });

  test.each([
    '',
    'host',
    'host:80',
    'ftp://host',
    'http://',
    'http://host/?query',
    'http://host/#part',
    'http+unix://relative',
    'http+unix://%2Frun%2Fa.socket/?query',
    'http+unix://%zz',
    '/run/with\0null',
    './relative.socket',
  ])('%j is none', (text) => {
    expect(() => new RestClient({ endpoint: text })).toThrow(ClientError);
    expect(() => new RestClient({ endpoint: text })).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  });

  test.each([
    'http://user:hunter2@host',
    'https://hunter2@host/',
    'http://user:hunter2/x@host',
    'ftp://a:hunter2@host',
    'https://host/?token=hunter2',
    'https://host/#hunter2',
  ])('a password in %s is refused and not repeated', (text) => {
    const error = thrown(() => new RestClient({ endpoint: text }));
    expect(error).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(error.message).not.toContain('hunter2');
  });

  test('whatever the text, it is an endpoint or a ClientError', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.webPath(),
          fc.string().map((rest) => `http+unix://${rest}`),
        ),
        (text) => {
          try {
            const endpoint = parseEndpoint(text);
            expect(URL.canParse(endpoint.origin)).toBe(true);
            expect(endpoint.basePath).not.toMatch(/\/$/);
          } catch (error) {
            expect(error).toBeInstanceOf(ClientError);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('any absolute path of a socket survives being printed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        fc.pre(!/[\0\p{Cs}]/u.test(name));
        const endpoint = parseEndpoint('/' + name);
        expect(parseEndpoint(endpoint.printedOrigin).socketPath).toBe('/' + name);
      }),
    );
  });
});

describe('links', () => {
  const web = parseEndpoint('https://cloud.example/v2');
  const unix = parseEndpoint('/run/a.socket');

  test.each([
    ['/servers', 'https://cloud.example/v2/servers', true],
    ['servers', 'https://cloud.example/v2/servers', true],
    ['?limit=1', 'https://cloud.example/v2?limit=1', true],
    ['', 'https://cloud.example/v2', true],
    ['//elsewhere.example/x', 'https://cloud.example/v2//elsewhere.example/x', true],
    ['https://cloud.example/v2/servers?marker=1', 'https://cloud.example/v2/servers?marker=1', true],
    ['https://cloud.example:443/other', 'https://cloud.example/other', true],
    ['https://cloud.example:8443/v2', 'https://cloud.example:8443/v2', false],
    ['http://cloud.example/v2', 'http://cloud.example/v2', false],
    ['https://elsewhere.example/v2', 'https://elsewhere.example/v2', false],
  ])('%s', (target, url, ownOrigin) => {
    expect(resolveUrl(web, target)).toMatchObject({ url, ownOrigin });
  });

  test.each([
    ['/1.0', true],
    ['http+unix://%2Frun%2Fa.socket/1.0', true],
    // A socket has no host: whatever names one is elsewhere.
    ['http://localhost/1.0', false],
    ['https://localhost/1.0', false],
  ])('seen from a socket: %s', (target, ownOrigin) => {
    expect(resolveUrl(unix, target).ownOrigin).toBe(ownOrigin);
  });

  test('user and password of a link go nowhere', () => {
    const { url, printed } = resolveUrl(web, 'https://user:hunter2@elsewhere.example/');
    expect(url + printed).not.toContain('hunter2');
  });

  test.each(['ftp://cloud.example/', 'http+unix://%2Frun%2Fother.socket/1.0', 'http://'])(
    '%s cannot be followed',
    (link) => {
      expect(() => resolveUrl(unix, link)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
    },
  );
});

describe('unix sockets', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'leister rest: '));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each(['plain.socket', 'with space.socket', 'with:colon.socket', 'ünï çödé.socket'])(
    '%s',
    async (name) => {
      const socketPath = join(folder, name);
      const server = await serve(({ url, headers }) => ({ body: { url, host: headers.host } }), {
        socketPath,
      });
      const body = { url: '/1.0?recursion=1', host: 'localhost' };

      const byPath = new RestClient({ endpoint: socketPath });
      expect((await byPath.get('/1.0', { query: { recursion: 1 } })).body).toEqual(body);
      const byUrl = new RestClient({ endpoint: `http+unix://${encodeURIComponent(socketPath)}/1.0` });
      expect((await byUrl.get('?recursion=1')).body).toEqual(body);
      expect(server.requests).toHaveLength(2);
    },
  );

  test('a socket that is not there is named as people write it', async () => {
    const socketPath = join(folder, 'missing.socket');
    const error = await rejection(new RestClient({ endpoint: socketPath, retry: false }).get('/1.0'));
    expect(error).toMatchObject({ code: 'CONNECTION', status: 0 });
    expect(error.message).toContain('no such socket');
    expect(error.message).toContain(socketPath);
    expect(error.cause).toMatchObject({ code: 'ENOENT', syscall: 'connect' });
  });

  test('the URL of an answer can be asked for again', async () => {
    const socketPath = join(folder, 'again.socket');
    const server = await serve(() => ({ body: {} }), { socketPath });
    const client = new RestClient({ endpoint: socketPath });
    const { url } = await client.get('/1.0/instances');
    await client.get(url);
    expect(server.requests.map((request) => request.url)).toEqual(['/1.0/instances', '/1.0/instances']);
  });
});

describe('an endpoint that is found', () => {
  test('on first use, once', async () => {
    const server = await serve(() => ({ body: {} }));
    let asked = 0;
    const client = new RestClient({ endpoint: async () => (asked++, server.url + '/v3') });
    expect(asked).toBe(0);
    await Promise.all([client.get('/a'), client.get('/b'), client.with({}).get('/c')]);
    expect(asked).toBe(1);
    expect(server.requests.map(({ url }) => url).sort()).toEqual(['/v3/a', '/v3/b', '/v3/c']);
  });

  test('and looked for again after a failure', async () => {
    const server = await serve(() => ({ body: {} }));
    let asked = 0;
    const endpoint = (): string => {
      if (asked++ === 0) throw new Error('the catalog is down');
      return server.url;
    };
    const client = new RestClient({ endpoint });
    const error = await rejection(client.get('/'));
    expect(error.code).toBe('CONNECTION');
    expect(error.message).toContain('the catalog is down');
    expect((await client.get('/')).status).toBe(200);
  });

  test('a ClientError of the search leaves as it is', async () => {
    const missing = new ClientError('no compute in the catalog', { status: 404 });
    const client = new RestClient({ endpoint: () => Promise.reject(missing) });
    expect(await rejection(client.get('/'))).toBe(missing);
  });

  test('what is found must be an endpoint', async () => {
    const client = new RestClient({ endpoint: () => 'nowhere' });
    expect(await rejection(client.get('/'))).toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  test('a search that never ends can be given up', async () => {
    const client = new RestClient({ endpoint: () => new Promise(() => undefined) });
    const controller = new AbortController();
    const call = client.get('/', { signal: controller.signal });
    controller.abort();
    expect(await rejection(call)).toMatchObject({ code: 'ABORTED' });
    expect(await rejection(client.get('/', { timeout: 20 }))).toMatchObject({ code: 'TIMEOUT' });
  });
});

function thrown(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    return error as Error;
  }
  return expect.fail('nothing was thrown');
}

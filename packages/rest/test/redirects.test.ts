import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { TLSSocket } from 'node:tls';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { CookieJar } from 'tough-cookie';
import { describe, expect, test } from 'vitest';
import { type OutgoingRequest, RestClient, tokenCredentials } from '@leister/rest';
import type { Answer, Loopback } from '../../../test/support/loopback.js';
import { createIdentity } from './support/certificates.js';
import { rejection } from './support/rejection.js';
import { serve } from './support/servers.js';

const to = (location: string, status = 302): Answer => ({ status, headers: { location } });

describe('within the origin', () => {
  test.each([301, 302, 303, 307, 308])('%i: the credentials go along', async (status) => {
    const server = await serve(({ url }) =>
      url === '/base/old' ? to('/moved/new?x=1', status) : { body: { fine: true } },
    );
    const client = new RestClient({
      endpoint: server.url + '/base',
      credentials: tokenCredentials('tok-1'),
      headers: { 'x-project-secret': 'mine' },
    });
    const answer = await client.get('/old');
    expect(answer).toMatchObject({ body: { fine: true }, url: `${server.url}/moved/new?x=1` });
    expect(server.requests).toMatchObject([
      { url: '/base/old', headers: { 'x-auth-token': 'tok-1', 'x-project-secret': 'mine' } },
      { url: '/moved/new?x=1', headers: { 'x-auth-token': 'tok-1', 'x-project-secret': 'mine' } },
    ]);
    expect(server.connections).toBe(1);
  });

  test.each(['next', './next', '?x', '/a/../next', 'ABSOLUTE/next'])(
    'a location may be written as %s',
    async (location) => {
      const server: Loopback = await serve(({ url }) =>
        url === '/a/start' ? to(location.replace('ABSOLUTE', server.url)) : { body: {} },
      );
      await new RestClient({ endpoint: server.url }).get('/a/start');
      expect(server.requests).toHaveLength(2);
    },
  );

  test('303 asks for the result of a POST', async () => {
    const server = await serve(({ method }) => (method === 'POST' ? to('/result', 303) : { body: {} }));
    await new RestClient({ endpoint: server.url }).post('/work', { json: { a: 1 } });
    expect(server.requests[1]).toMatchObject({ method: 'GET', url: '/result', body: Buffer.alloc(0) });
    expect(server.requests[1]?.headers).not.toHaveProperty('content-type');
    expect(server.requests[1]?.headers).not.toHaveProperty('content-length');
  });

  test.each([307, 308])('%i sends verb and body again', async (status) => {
    const server = await serve(({ url }) => (url === '/old' ? to('/new', status) : { body: {} }));
    const client = new RestClient({ endpoint: server.url });
    await client.post('/old', { json: { a: 1 } });
    await client.put('/old', { body: () => Readable.from(['streamed']) });
    expect(server.requests.map(({ method, body }) => `${method} ${body.toString()}`)).toEqual([
      'POST {"a":1}',
      'POST {"a":1}',
      'PUT streamed',
      'PUT streamed',
    ]);
  });

  test.each([301, 302])('%i of a POST is not followed: nobody knows as which verb', async (status) => {
    const server = await serve(() => to('/new', status));
    expect(await rejection(new RestClient({ endpoint: server.url }).post('/old'))).toMatchObject({ status });
    expect(server.requests).toHaveLength(1);
  });

  test('a bare stream cannot be sent again', async () => {
    const server = await serve(() => to('/new', 307));
    const error = await rejection(
      new RestClient({ endpoint: server.url }).put('/old', { body: Readable.from(['x']) }),
    );
    expect(error).toMatchObject({ status: 307 });
    expect(error.message).toContain('cannot be sent again');
    expect(server.requests).toHaveLength(1);
  });

  test('a circle ends', async () => {
    const server = await serve(() => to('/again'));
    const error = await rejection(new RestClient({ endpoint: server.url }).get('/again'));
    expect(error).toMatchObject({ status: 302, request: { url: `${server.url}/again` } });
    expect(error.message).toContain('too many redirects');
    expect(server.requests.length).toBeLessThan(10);
  });

  test.each([
    ['without a location', { status: 302 }],
    ['to something that is no URL', to('http://[')],
    ['304', { status: 304 }],
    ['300, a choice', to('/new', 300)],
  ])('%s it is an answer like others', async (_name, answer) => {
    const server = await serve(() => answer);
    const error = await rejection(new RestClient({ endpoint: server.url }).get('/old'));
    expect(error.status).toBe(answer.status);
    expect(server.requests).toHaveLength(1);
  });

  test('to another scheme is refused', async () => {
    const server = await serve(() => to('file:///etc/passwd'));
    const error = await rejection(new RestClient({ endpoint: server.url }).get('/old'));
    expect(error.message).toContain('not http');
  });

  test('the renewal of a token goes on after it', async () => {
    const server = await serve(({ url, headers }) => {
      if (url === '/old') return to('/new');
      return { status: headers['x-auth-token'] === 'new' ? 200 : 401, body: {} };
    });
    let token = 'old';
    const credentials = {
      apply: (request: { headers: Record<string, string> }): string =>
        (request.headers['x-auth-token'] = token),
      renew: async (): Promise<void> => void (token = 'new'),
    };
    expect((await new RestClient({ endpoint: server.url, credentials }).get('/old')).status).toBe(200);
  });
});

describe('to another origin', () => {
  test('everything that proves the caller stays at home', async () => {
    const other = await serve(() => ({ body: { who: 'other' } }));
    const own = await serve(() => ({
      ...to(`${other.url}/there`, 307),
      headers: { location: `${other.url}/there`, 'set-cookie': 'a=1' },
    }));
    const jar = new CookieJar();
    await jar.setCookie('session=s3cr3t', own.url);
    const client = new RestClient({
      endpoint: own.url,
      credentials: tokenCredentials('tok-1'),
      cookieJar: jar,
      headers: {
        authorization: 'Bearer b',
        cookie: 'own=1',
        'x-api-key': 'k',
        'x-subject-token': 't',
        'x-account-meta-temp-url-key': 'k',
        'x-csrf': 'c',
        'x-harmless': 'stays',
        host: new URL(own.url).host,
      },
    });
    const answer = await client.get('/here');
    expect(answer).toMatchObject({ body: { who: 'other' }, url: `${other.url}/there` });
    expect(Object.keys(other.requests[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
      'x-harmless',
    ]);
  });

  test('a body stays at home as well, whatever the verb', async () => {
    const other = await serve(() => ({ body: {} }));
    const own = await serve(() => to(`${other.url}/there`, 307));
    const client = new RestClient({ endpoint: own.url });
    const error = await rejection(client.get('/', { json: { password: 'hunter22' } }));
    expect(error).toMatchObject({ status: 307, code: 'BAD_REQUEST' });
    expect(other.requests).toEqual([]);
  });

  test('not even what a subclass adds to every request', async () => {
    class Own extends RestClient {
      protected override prepare(request: OutgoingRequest): void {
        request.headers['x-service-token'] = 'tok-2';
        super.prepare(request);
      }
    }
    const other = await serve(() => ({ body: {} }));
    const own = await serve(() => to(`${other.url}/there`));
    await new Own({ endpoint: own.url }).get('/here');
    expect(own.requests[0]?.headers['x-service-token']).toBe('tok-2');
    expect(other.requests[0]?.headers).not.toHaveProperty('x-service-token');
  });

  test('once left, the origin is not trusted any more when the way leads back', async () => {
    const own: Loopback = await serve(({ url }) =>
      url === '/here' ? to(`${other.url}/there`) : { body: {} },
    );
    const other = await serve(() => to(`${own.url}/back`));
    await new RestClient({ endpoint: own.url, credentials: tokenCredentials('tok-1') }).get('/here');
    expect(own.requests.map(({ headers }) => headers['x-auth-token'])).toEqual(['tok-1', undefined]);
  });

  test('a 401 there renews nothing', async () => {
    const other = await serve(() => ({ status: 401, body: {} }));
    const own = await serve(() => to(`${other.url}/there`));
    let renewals = 0;
    const credentials = { apply: () => 'tok-1', renew: async (): Promise<void> => void renewals++ };
    expect(await rejection(new RestClient({ endpoint: own.url, credentials }).get('/'))).toMatchObject({
      status: 401,
    });
    expect(renewals).toBe(0);
  });

  test.each(['post', 'put', 'delete', 'patch'] as const)('a %s is refused', async (verb) => {
    const other = await serve(() => ({ body: {} }));
    const own = await serve(() => to(`${other.url}/there`, 307));
    const error = await rejection(new RestClient({ endpoint: own.url })[verb]('/here', { json: { a: 1 } }));
    expect(error).toMatchObject({ status: 307, code: 'BAD_REQUEST' });
    expect(error.message).toContain('another server');
    expect(other.requests).toHaveLength(0);
  });

  test('an error names the server that failed, and not the one that led there', async () => {
    const away = await serve(() => ({ body: {} }));
    await away.close();
    const server = await serve(() => to(`${away.url}/there`));
    const client = new RestClient({ endpoint: server.url, retry: false });
    const error = await rejection(client.get('/'));
    expect(error).toMatchObject({ code: 'CONNECTION', request: { url: `${away.url}/there` } });
    expect(error.message).toContain(away.url);
    expect(error.message).not.toContain(server.url);
  });

  test('secrets in the location are not printed', async () => {
    const own = await serve(() => to('http://user:hunter2@127.0.0.1:1/?token=hunter3'));
    const error = await rejection(new RestClient({ endpoint: own.url, retry: false }).get('/here'));
    expect(error.request?.url).toContain('127.0.0.1:1');
    expect(JSON.stringify(error) + error.stack).not.toMatch(/hunter/);
  });

  test('from https to http is refused; the client certificate stays at home', async () => {
    const ca = createIdentity({ name: 'authority', isAuthority: true });
    const serverIdentity = createIdentity({ name: '127.0.0.1', issuer: ca });
    const clientIdentity = createIdentity({ name: 'client', issuer: ca });
    const tls = { ...serverIdentity, ca: ca.cert, requestCert: true, rejectUnauthorized: false };
    const subjects: unknown[] = [];
    const other = await serve(
      (_request, response) => {
        const socket = response.socket as TLSSocket;
        subjects.push(socket.getPeerCertificate().subject?.CN);
        return { body: {} };
      },
      { tls },
    );
    const plain = await serve(() => ({ body: {} }));
    const own = await serve(
      (request, response) => {
        const socket = response.socket as TLSSocket;
        subjects.push(socket.getPeerCertificate().subject?.CN);
        return to(request.url === '/up' ? `${other.url}/` : `${plain.url}/`);
      },
      { tls },
    );
    const client = new RestClient({ endpoint: own.url, tls: { ca: ca.cert, ...clientIdentity } });

    expect(await client.get('/up')).toMatchObject({ status: 200 });
    expect(subjects).toEqual(['client', undefined]);
    const error = await rejection(client.get('/down'));
    expect(error.message).toContain('from https to http');
    expect(plain.requests).toHaveLength(0);
  });
});

describe('a link to another origin', () => {
  test('is followed without credentials', async () => {
    const [own, other] = await Promise.all([
      serve(() => ({ body: {} })),
      serve(() => ({ body: { who: 'other' } })),
    ]);
    const client = new RestClient({ endpoint: own.url, credentials: tokenCredentials('tok-1') });
    expect((await client.get(`${other.url}/x`)).body).toEqual({ who: 'other' });
    expect(other.requests[0]?.headers).not.toHaveProperty('x-auth-token');
  });
});

test('on a unix socket', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leister-redirect-'));
  const web = await serve(() => ({ body: { who: 'web' } }));
  try {
    const server = await serve(
      ({ url }) => {
        if (url === '/relative') return to('/end');
        if (url === '/elsewhere') return to(`${web.url}/`);
        return { body: { who: 'socket' } };
      },
      { socketPath: join(folder, 'a.socket') },
    );
    const client = new RestClient({ endpoint: server.url, credentials: tokenCredentials('tok-1') });
    expect((await client.get('/relative')).body).toEqual({ who: 'socket' });
    expect((await client.get('/elsewhere')).body).toEqual({ who: 'web' });
    expect(web.requests[0]?.headers).not.toHaveProperty('x-auth-token');
    await client.close();
  } finally {
    await rm(folder, { recursive: true });
  }
});

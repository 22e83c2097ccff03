import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  basicCredentials,
  ClientError,
  Redactor,
  RestClient,
  type RestClientOptions,
  tokenCredentials,
} from '@leister/rest';
import type { Answer } from '../../../test/support/loopback.js';
import { rejection } from './support/rejection.js';
import { serve } from './support/servers.js';

let written: string[];
beforeEach(() => {
  written = [];
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const log = { write: (text: string): void => void written.push(text) };
const clientOf = (endpoint: string, options: Partial<RestClientOptions> = {}): RestClient =>
  new RestClient({ endpoint, retry: false, log, ...options });

describe('the log', () => {
  test('is laid out as people know it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'leister-log-'));
    const answer = {
      status: 'Operation created',
      status_code: 100,
      operation: '/1.0/operations/70eb42bf',
      type: 'async',
      metadata: {
        err: '',
        may_cancel: false,
        resources: { containers: ['/1.0/containers/c1'] },
        metadata: null,
      },
    };
    try {
      const { url } = await serve(() => ({ status: 202, body: answer }), {
        socketPath: join(folder, 'unix.socket'),
      });
      await clientOf(url).put('/1.0/containers/c1/state', { json: { action: 'stop', timeout: 30 } });
      expect(written).toEqual([
        `PUT http+unix://${encodeURIComponent(url)}/1.0/containers/c1/state
{
        "action": "stop",
        "timeout": 30
} HTTP/202
{
        "status": "Operation created",
        "status_code": 100,
        "operation": "/1.0/operations/70eb42bf",
        "type": "async",
        "metadata": {
                "err": "",
                "may_cancel": false,
                "resources": {
                        "containers": [
                                "/1.0/containers/c1"
                        ]
                },
                "metadata": null
        }
}
`,
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('without bodies in the exchange', async () => {
    const server = await serve(() => ({ status: 204 }));
    await clientOf(server.url).delete('/x');
    expect(written).toEqual([`DELETE ${server.url}/x HTTP/204\n`]);
  });

  test('with headers, when they are wanted', async () => {
    const server = await serve(() => ({
      body: {},
      headers: { 'x-two': ['a', 'b'], 'set-cookie': ['a=hunter2', 'b=hunter3'] },
    }));
    const headers = { authorization: 'Bearer hunter4', 'x-one': '1' };
    await clientOf(server.url, { log: { ...log, headers: true } }).get('/x', { headers });
    const [text = ''] = written;
    expect(text).toMatch(/^GET http:\/\/127\.0\.0\.1:\d+\/x\n/);
    expect(text).toContain('\nauthorization: ***\nx-one: 1\n');
    expect(text).toContain('\nHTTP/200\n');
    expect(text).toContain('\nx-two: a, b\nset-cookie: ***\nset-cookie: ***\n');
    expect(text).not.toContain('hunter');
  });

  test('without bodies, when they are not', async () => {
    const server = await serve(() => ({ body: { a: 1 } }));
    await clientOf(server.url, { log: { ...log, bodies: false } }).post('/x', { json: { abc: 1 } });
    expect(written).toEqual([`POST ${server.url}/x\n(9 bytes) HTTP/200\n(7 bytes)\n`]);
  });

  test.each([
    ['text', 'plain text', 'text/plain', 'plain text'],
    ['what only looks like JSON', '{"a":', 'application/json', '{"a":'],
    ['bytes', Buffer.from([0xff, 0xfe, 0x00]), 'image/png', '(3 bytes)'],
    ['bytes by their type', 'abc', 'application/octet-stream', '(3 bytes)'],
    [
      'what would drive a terminal',
      'a\u001b[31mb\rc\td\ne\u009b',
      'text/plain',
      'a\\x1b[31mb\\x0dc\td\ne\\x9b',
    ],
  ])('shows %s', async (_name, body, type, shown) => {
    const server = await serve(() => ({ body, headers: { 'content-type': type } }));
    await clientOf(server.url).get('/x', { as: 'bytes' });
    expect(written).toEqual([`GET ${server.url}/x HTTP/200\n${shown}\n`]);
  });

  test('tells of streams without reading them', async () => {
    const server = await serve(() => ({ body: 'data' }));
    const client = clientOf(server.url);
    const { body } = await client.put<Readable>('/x', { body: () => Readable.from(['up']), as: 'stream' });
    expect(written).toEqual([`PUT ${server.url}/x\n(a stream) HTTP/200\n(a stream)\n`]);
    expect(Buffer.concat(await body.toArray()).toString()).toBe('data');
  });

  test('has each attempt, redirect and failure, one write for one exchange', async () => {
    const server = await serve(({ url }) => {
      if (url === '/old') return { status: 302, headers: { location: '/new' } };
      return { status: server.requests.length < 3 ? 503 : 404, body: 'no' };
    });
    await rejection(clientOf(server.url, { retry: { minDelay: 1 } }).get('/old'));
    await rejection(clientOf('http://127.0.0.1:1').get('/x'));
    expect(written).toEqual([
      `GET ${server.url}/old HTTP/302\n`,
      `GET ${server.url}/new HTTP/503\nno\n`,
      `GET ${server.url}/new HTTP/404\nno\n`,
      'GET http://127.0.0.1:1/x failed: cannot talk to http://127.0.0.1:1: connection refused\n',
    ]);
  });

  test('that fails ends the call, and its error is kept', async () => {
    const server = await serve(() => ({ body: {} }));
    const cause = new Error('the disk is full');
    const write = (): never => {
      throw cause;
    };
    expect(await rejection(clientOf(server.url, { log: { write } }).get('/x'))).toMatchObject({
      code: 'OPERATION_FAILED',
      status: 0,
      cause,
    });
  });

  test('tells the length of what is too much to be looked through', async () => {
    const body = `{"a":"${'\\n'.repeat(8_000_000)}`;
    const { url } = await serve(() => ({ body }));
    await clientOf(url).get('/x', { as: 'bytes' });
    expect(written).toEqual([`GET ${url}/x HTTP/200\n(${body.length} bytes)\n`]);
  });

  test('that fails leaves no answer open, and is asked once', async () => {
    let closed: Promise<unknown> | undefined;
    const server = await serve((_request, response) => {
      closed = once(response, 'close');
      response.write('begun');
    });
    let asked = 0;
    const write = (): never => {
      asked++;
      throw new Error('the disk is full');
    };
    await rejection(clientOf(server.url, { log: { write } }).get('/x', { as: 'stream' }));
    await closed;
    expect(asked).toBe(1);
  });
});

describe('keeps to itself', () => {
  const secret = 'hunter2-hunter2';
  const keyBlock = `-----BEGIN OPENSSH PRIVATE KEY-----\n${secret}\n-----END OPENSSH PRIVATE KEY-----`;
  const user = { name: 'me', domain: { id: 'default' } };
  type Case = [string, { path?: string; json?: unknown; headers?: Record<string, string> }, Answer];
  test.each<Case>([
    [
      'Keystone: a password, and the token it gets',
      {
        json: {
          auth: { identity: { methods: ['password'], password: { user: { ...user, password: secret } } } },
        },
      },
      { headers: { 'x-subject-token': secret }, body: { token: { methods: ['password'] } } },
    ],
    [
      'Keystone: an application credential',
      { json: { auth: { identity: { application_credential: { id: 'a', secret } } } } },
      { status: 401, body: { error: { message: `no ${secret}` } } },
    ],
    [
      'Keystone: a one-time password',
      { json: { auth: { identity: { totp: { user: { id: 'a', passcode: secret } } } } } },
      { status: 401, body: { error: { message: `no ${secret}` } } },
    ],
    [
      'Keystone: a token that is looked at',
      { headers: { 'X-Auth-Token': secret, 'X-Subject-Token': secret } },
      { body: { token: { id: secret } } },
    ],
    [
      'Nova: an administrator',
      { json: { server: { adminPass: secret } } },
      { body: { server: { adminPass: secret } } },
    ],
    ['Nova: a keypair', {}, { body: { keypair: { name: 'mine', private_key: keyBlock } } }],
    ['Nova: a console', {}, { body: { console: { url: `http://h/vnc.html?path=%3Ftoken%3D${secret}` } } }],
    [
      'Swift: a temporary URL',
      { path: `/v1/AUTH_a/c/o?temp_url_sig=${secret}&temp_url_expires=9` },
      { status: 401, body: `<html><h1>No</h1><p>/v1/AUTH_a/c/o?temp_url_sig=${secret}</p></html>` },
    ],
    [
      'Swift: its key',
      { headers: { 'X-Account-Meta-Temp-URL-Key': secret } },
      { headers: { 'x-account-meta-temp-url-key': secret } },
    ],
    [
      'LXD: trust',
      { json: { type: 'client', trust_token: secret } },
      { status: 403, body: { error: secret } },
    ],
    [
      'LXD: trust of old',
      { json: { type: 'client', password: secret } },
      { status: 403, body: { error: secret } },
    ],
    [
      'LXD: an operation',
      {},
      { body: { metadata: { metadata: { fds: { 0: secret } }, secrets: [secret] } } },
    ],
    [
      'a cookie',
      { headers: { cookie: `a=${secret}` } },
      { headers: { 'set-cookie': `a=${secret}; Path=/` } },
    ],
    ['a login', { headers: { authorization: `Basic ${secret}` } }, { status: 403, body: `no ${secret}` }],
  ])('%s', async (_name, { path = '/x', ...options }, answer) => {
    const { url } = await serve(() => answer);
    const client = clientOf(url, { log: { ...log, headers: true } });
    const outcome = await client.post(path, options).catch((error: unknown) => error);
    if (outcome instanceof ClientError)
      written.push(JSON.stringify(outcome), inspect(outcome), String(outcome.stack));
    expect(written.join()).toContain('***');
    expect(written.join()).not.toContain('hunter2');
  });
});

describe('is turned on', () => {
  test.each([
    ['1', true],
    ['yes', true],
    ['*', true],
    ['express:*,leister', true],
    ['express:*', false],
    ['leisterer', false],
    ['', false],
    ['0', false],
    ['false', false],
  ])('by DEBUG=%s: %s', async (value, on) => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    vi.stubEnv('DEBUG', value);
    const server = await serve(() => ({ body: { a: 1 } }));
    await new RestClient({ endpoint: server.url }).get('/x');
    expect(stderr.mock.calls).toEqual(on ? [[`GET ${server.url}/x HTTP/200\n{\n        "a": 1\n}\n`]] : []);
  });

  test('by an option, which wins over the variable', async () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const server = await serve(() => ({ status: 204 }));
    await new RestClient({ endpoint: server.url, log: true }).get('/x');
    expect(stderr).toHaveBeenCalledTimes(1);
    vi.stubEnv('DEBUG', '1');
    await new RestClient({ endpoint: server.url, log: false }).get('/x');
    expect(stderr).toHaveBeenCalledTimes(1);
  });

  test('and costs nothing when it is off', async () => {
    const text = vi.spyOn(Redactor.prototype, 'text');
    const json = vi.spyOn(Redactor.prototype, 'json');
    const server = await serve(() => ({ body: { a: 1 } }));
    await clientOf(server.url, { log: false, credentials: tokenCredentials('tok-1') }).post('/x', {
      json: { b: 2 },
    });
    expect(text).not.toHaveBeenCalled();
    expect(json).not.toHaveBeenCalled();
  });
});

describe('secrets', () => {
  test('by the names they go under', async () => {
    const server = await serve(() => ({
      body: {
        access: { token: { id: 'hunter2', expires: '2027' } },
        adminPass: 'hunter2',
        user: { password: 'hunter2', name: 'me', passwords: ['hunter2'] },
        fds: { 0: 'hunter2' },
        private_key: '-----BEGIN RSA PRIVATE KEY-----\nhunter2',
        empty: { secret: '', token: null, has_password: true },
      },
    }));
    await clientOf(server.url).post('/v2/tokens/hunter2?token=hunter2&x=1', {
      json: { auth: { passwordCredentials: { username: 'me', password: 'hunter2' } } },
    });
    const [text = ''] = written;
    expect(text).not.toContain('hunter2');
    expect(text).toContain('/v2/tokens/***?token=***&x=1');
    expect(text).toContain('"username": "me"');
    expect(text).toContain('"expires": "2027"');
    expect(text).toContain('"secret": ""');
    expect(text).toContain('"has_password": true');
  });

  test('the caller gave, wherever they come back', async () => {
    const server = await serve(({ headers, body, url }) => ({
      status: 400,
      headers: { 'x-echo': String(headers.authorization) },
      body: { message: `not ${String(headers['x-auth-token'])}`, heard: [headers, body.toString(), url] },
    }));
    const client = clientOf(server.url, {
      credentials: tokenCredentials('tok hunter2/ü"&'.replace('ü', 'u')),
      log: { ...log, headers: true },
    });
    const error = await rejection(
      client.post('/x', {
        json: { password: 'hunter3!' },
        query: { secret: 'hunter4' },
        headers: { 'x-api-key': 'hunter5' },
      }),
    );
    const printed = written.join('') + JSON.stringify(error) + String(error.stack);
    expect(printed).not.toMatch(/hunter/);
    expect(error.message).toBe('not ***');
  });

  test('of basic authentication, as they are and as they are sent', async () => {
    const sent = Buffer.from('me:hunter2').toString('base64');
    const server = await serve(({ headers }) => ({ status: 403, body: `${headers.authorization} hunter2` }));
    const error = await rejection(
      clientOf(server.url, { credentials: basicCredentials('me', 'hunter2') }).get('/'),
    );
    expect(error.message).toBe('*** ***');
    expect(written.join('')).not.toContain(sent);
  });

  test('in cookies, both ways', async () => {
    const { CookieJar } = await import('tough-cookie');
    const server = await serve(({ headers }) => ({
      body: { heard: headers.cookie ?? '' },
      headers: { 'set-cookie': 'session=hunter2; Path=/' },
    }));
    const client = clientOf(server.url, { cookieJar: new CookieJar(), log: { ...log, headers: true } });
    await client.get('/');
    await client.get('/');
    expect(written.join('')).not.toContain('hunter2');
    expect(written[1]).toContain('"heard": "***"');
  });
});

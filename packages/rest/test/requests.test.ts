import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  basicCredentials,
  type CallContext,
  type OutgoingRequest,
  type RequestDefaults,
  type RequestOptions,
  RestClient,
  tokenCredentials,
} from '@leister/rest';
import type { Loopback } from '../../../test/support/loopback.js';
import { parseJson } from '../src/parse-json.js';
import { rejection } from './support/rejection.js';
import { serve, serveRaw } from './support/servers.js';

const verbs = ['get', 'head', 'post', 'put', 'patch', 'delete', 'copy', 'move'] as const;

describe('verbs', () => {
  test.each(verbs)('%s', async (verb) => {
    const server = await serve(({ method }) => ({ body: { method } }));
    const answer = await new RestClient({ endpoint: server.url })[verb]('/x');
    const method = verb.toUpperCase();
    expect(server.requests).toMatchObject([{ method, url: '/x' }]);
    expect(answer).toMatchObject({ status: 200, url: `${server.url}/x` });
    expect(answer.body).toEqual(verb === 'head' ? undefined : { method });
  });

  test.each(verbs.filter((verb) => verb !== 'head'))('%s takes a body', async (verb) => {
    const server = await serve(() => ({ body: {} }));
    await new RestClient({ endpoint: server.url })[verb]('/x', { json: { a: [1, null, 'ü'] } });
    const [request] = server.requests;
    expect(request?.headers).toMatchObject({ 'content-type': 'application/json', 'content-length': '19' });
    expect(request?.body.toString()).toBe('{"a":[1,null,"ü"]}');
  });

  test.each(['post', 'put', 'patch', 'delete', 'copy', 'move'] as const)(
    '%s without a body says so',
    async (verb) => {
      const server = await serve(() => ({ status: 204 }));
      await new RestClient({ endpoint: server.url })[verb]('/x');
      const [request] = server.requests;
      expect(request?.body).toHaveLength(0);
      expect(request?.headers['transfer-encoding']).toBeUndefined();
    },
  );

  test('HEAD carries no body', async () => {
    const client = new RestClient({ endpoint: 'http://127.0.0.1:1' });
    expect(await rejection(client.head('/x', { json: {} }))).toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});

describe('bodies', () => {
  test.each([
    ['text', { body: 'plain ü' }, 'plain ü', undefined],
    ['bytes', { body: new Uint8Array([0x61, 0x62]) }, 'ab', undefined],
    ['a form', { form: { a: '1 2', b: 'ü&' } }, 'a=1+2&b=%C3%BC%26', 'application/x-www-form-urlencoded'],
    ['JSON null', { json: null }, 'null', 'application/json'],
    ['empty text', { body: '' }, '', undefined],
  ])('%s', async (_name, options, sent, contentType) => {
    const server = await serve(() => ({ body: {} }));
    await new RestClient({ endpoint: server.url }).put('/x', options);
    const [request] = server.requests;
    expect(request?.body.toString()).toBe(sent);
    expect(request?.headers['content-type']).toBe(contentType);
    expect(request?.headers['content-length']).toBe(String(Buffer.byteLength(sent)));
  });

  test('a content type of the caller wins', async () => {
    const server = await serve(() => ({ body: {} }));
    const headers = { 'Content-Type': 'application/merge-patch+json' };
    await new RestClient({ endpoint: server.url }).patch('/x', { json: {}, headers });
    expect(server.requests[0]?.headers['content-type']).toBe('application/merge-patch+json');
  });

  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  test.each([
    ['two bodies', { json: {}, body: 'x' }],
    ['a circle', { json: circular }],
    ['a number too big for JSON', { json: 1n }],
    ['a function as JSON', { json: () => 1 }],
    ['a number as body', { body: 5 as unknown as string }],
    ['a length that is none', { body: 'x', contentLength: -1 }],
  ])('refused: %s', async (_name, options) => {
    const server = await serve(() => ({ body: {} }));
    const error = await rejection(new RestClient({ endpoint: server.url }).post('/x', options));
    expect(error.code).toBe('INVALID_ARGUMENT');
    expect(server.requests).toHaveLength(0);
  });
});

describe('headers', () => {
  test('of the call win over those of the client, whatever their case; undefined takes one away', async () => {
    const server = await serve(() => ({ body: {} }));
    const client = new RestClient({
      endpoint: server.url,
      headers: { 'X-One': 'client', 'X-Two': 'client' },
    });
    await client.get('/', { headers: { 'x-one': 'call', 'x-two': undefined, 'x-three': undefined } });
    const headers = server.requests[0]?.headers;
    expect(headers?.['x-one']).toBe('call');
    expect(headers).not.toHaveProperty('x-two');
    expect(headers).not.toHaveProperty('x-three');
    expect(headers).toMatchObject({ accept: 'application/json', 'user-agent': 'leister' });
  });

  test('of a clone win over those of the client it is of, whatever their case', async () => {
    const server = await serve(() => ({ body: {} }));
    const client = new RestClient({ endpoint: server.url, headers: { 'x-a': '1', 'x-b': '1' } });
    await client
      .with({ headers: { 'X-A': '2' } })
      .with({ headers: { 'x-a': '3', 'X-B': undefined } })
      .get('/');
    expect(server.requests[0]?.headers).toMatchObject({ 'x-a': '3' });
    expect(server.requests[0]?.headers).not.toHaveProperty('x-b');
  });

  test.each([
    ['a name with a space', { 'x y': '1' }],
    ['a line end', { x: 'a\r\nb: c' }],
    ['a character beyond Latin-1', { x: '✓' }],
    ['a number', { x: 1 as unknown as string }],
  ])('refused: %s', async (_name, headers) => {
    const client = new RestClient({ endpoint: 'http://127.0.0.1:1' });
    expect(await rejection(client.get('/', { headers }))).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(() => client.with({ headers })).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });
});

describe('credentials', () => {
  test('a token, in its header', async () => {
    const server = await serve(() => ({ body: {} }));
    const { url: endpoint } = server;
    await new RestClient({ endpoint, credentials: tokenCredentials('tok-1') }).get('/');
    await new RestClient({ endpoint, credentials: tokenCredentials('tok-2', 'X-Other-Token') }).get('/');
    expect(server.requests[0]?.headers['x-auth-token']).toBe('tok-1');
    expect(server.requests[1]?.headers['x-other-token']).toBe('tok-2');
  });

  test('user and password', async () => {
    const server = await serve(() => ({ body: {} }));
    await new RestClient({ endpoint: server.url, credentials: basicCredentials('ü', 'p:w') }).get('/');
    const sent = server.requests[0]?.headers.authorization;
    expect(sent).toBe(`Basic ${Buffer.from('ü:p:w').toString('base64')}`);
  });

  test('what cannot be sent is refused, and not repeated', async () => {
    const credentials = tokenCredentials('hunter2\n');
    const error = await rejection(new RestClient({ endpoint: 'http://127.0.0.1:1', credentials }).get('/'));
    expect(error.code).toBe('INVALID_ARGUMENT');
    expect(error.message).toContain('x-auth-token');
    expect(JSON.stringify(error)).not.toContain('hunter2');
    expect(() => basicCredentials('a:b', 'c')).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });

  test('that fail are named, and their error is kept', async () => {
    const cause = new Error('the vault is sealed');
    const credentials = { apply: () => Promise.reject(cause) };
    const error = await rejection(new RestClient({ endpoint: 'http://127.0.0.1:1', credentials }).get('/'));
    expect(error).toMatchObject({ code: 'UNAUTHORIZED', status: 0, cause });
    expect(error.message).toContain('the vault is sealed');
  });

  test('that never answer can be given up', async () => {
    const credentials = { apply: () => new Promise<undefined>(() => undefined) };
    const client = new RestClient({ endpoint: 'http://127.0.0.1:1', credentials });
    expect(await rejection(client.get('/', { timeout: 20 }))).toMatchObject({ code: 'TIMEOUT' });
  });

  test('whose secrets change have none of them printed', async () => {
    let password = 'first-secret';
    const credentials = { apply: () => undefined, secrets: () => [password] };
    const server = await serve(({ url }) => ({
      status: 403,
      body: { message: `not ${decodeURIComponent(url)}` },
    }));
    const client = new RestClient({ endpoint: server.url, credentials });
    password = 'second-secret';
    const error = await rejection(client.get('/first-secret/second-secret'));
    expect(error.message).toBe('not /***/***');
    expect(error.request?.url).toBe(`${server.url}/***/***`);
  });

  test('a mistake of a subclass is told as what it is', async () => {
    const mistake = new TypeError('a mistake');
    class Mistaken extends RestClient {
      protected override prepare(): void {
        throw mistake;
      }
    }
    const error = await rejection(new Mistaken({ endpoint: 'http://127.0.0.1:1' }).get('/'));
    expect(error).toMatchObject({ message: 'a mistake', cause: mistake });
  });

  test('a subclass may authorise in its own way', async () => {
    class Signing extends RestClient {
      protected override async authorize(
        request: OutgoingRequest,
        _context: CallContext,
      ): Promise<undefined> {
        request.headers['x-signature'] = `${request.method} ${new URL(request.url).pathname}`;
      }
    }
    const server = await serve(() => ({ body: {} }));
    await new Signing({ endpoint: server.url }).delete('/x');
    expect(server.requests[0]?.headers['x-signature']).toBe('DELETE /x');
  });
});

describe('many calls on one client', () => {
  test('never touch each other', async () => {
    const server = await serve(async ({ url, headers, body }) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
      return { body: { url, mine: headers['x-mine'], body: body.toString() } };
    });
    const client = new RestClient({ endpoint: server.url, headers: { 'x-mine': 'nobody' } });
    const numbers = Array.from({ length: 100 }, (_, i) => String(i));
    const answers = await Promise.all(
      numbers.map((mine) =>
        client.post('/x', { headers: mine === '7' ? {} : { 'x-mine': mine }, query: { mine }, json: mine }),
      ),
    );
    expect(answers.map(({ body }) => body)).toEqual(
      numbers.map((mine) => ({
        url: `/x?mine=${mine}`,
        mine: mine === '7' ? 'nobody' : mine,
        body: `"${mine}"`,
      })),
    );
  });

  test('one after another, they go over one connection', async () => {
    const server = await serve(({ url }) => ({ status: url === '/missing' ? 404 : 200, body: {} }));
    const client = new RestClient({ endpoint: server.url });
    for (let i = 0; i < 10; i++) await client.get('/x');
    await rejection(client.get('/missing'));
    await client.with({ headers: { x: 'y' } }).post('/x', { json: {} });
    expect(server.connections).toBe(1);
  });

  test('at once, over no more connections than allowed', async () => {
    const server = await serve(() => ({ body: {} }));
    const client = new RestClient({ endpoint: server.url, maxConnections: 3 });
    await Promise.all(Array.from({ length: 20 }, () => client.get('/x')));
    expect(server.requests).toHaveLength(20);
    expect(server.connections).toBeLessThanOrEqual(3);
  });

  test('a closed client opens new connections when it is used again', async () => {
    const server = await serve(() => ({ body: {} }));
    const client = new RestClient({ endpoint: server.url });
    await client.close();
    await client.get('/x');
    await client.close();
    await client.get('/x');
    expect(server.connections).toBe(2);
  });

  test('a closed client is connected with no server that a link led to either', async () => {
    const server = await serve(() => ({ body: {} }));
    // Raw, because a server of node's would end an idle connection by itself.
    let closed: Promise<unknown> | undefined;
    const other = await serveRaw((socket) => {
      closed = once(socket, 'close');
      socket.on('data', () => socket.write('HTTP/1.1 204 No Content\r\n\r\n'));
    });
    const client = new RestClient({ endpoint: server.url });
    await client.get(`${other.url}/x`);
    await client.close();
    await closed;
  });

  test('an answer that changes the protocol, for which nobody asked, ends the connection', async () => {
    let closed: Promise<unknown> | undefined;
    const server = await serveRaw((socket) => {
      closed = once(socket, 'close');
      const head = 'HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n';
      socket.on('data', () => socket.write(head));
    });
    expect(await rejection(new RestClient({ endpoint: server.url }).get('/x'))).toMatchObject({
      code: 'PARSE',
    });
    await closed;
  });

  test.each(['GET', 'POST'] as const)(
    'a %s under way ends with its client, and is not sent again',
    async (verb) => {
      const server: Loopback = await serve(async (_request, response) => {
        const closed = once(response, 'close');
        await client.close();
        await closed;
      });
      const client = new RestClient({ endpoint: server.url, retry: { minDelay: 0 } });
      expect(await rejection(client.request(verb, '/x'))).toMatchObject({
        code: 'ABORTED',
        message: 'the client was closed',
        request: { method: verb, url: `${server.url}/x` },
      });
      expect(server.requests).toHaveLength(1);
    },
  );

  test('a call that waits to be sent again ends with its client', async () => {
    const server = await serve(() => ({ status: 503, headers: { 'retry-after': '50' } }));
    const client = new RestClient({ endpoint: server.url });
    const call = rejection(client.get('/x'));
    while (server.openConnections === 0 || server.requests.length === 0) await sleep(1);
    await sleep(20);
    await client.close();
    expect(await call).toMatchObject({ code: 'ABORTED', message: 'the client was closed' });
    expect(server.requests).toHaveLength(1);
  });
});

describe('with', () => {
  test('gives a clone with other defaults and leaves the client as it is', async () => {
    const server = await serve(() => ({ body: {} }));
    class Special extends RestClient {
      special = (): Promise<unknown> => this.get('/special');
      plain(): Promise<unknown> {
        return this.get('/plain');
      }
    }
    const client = new Special({ endpoint: server.url, query: { a: 1 } });
    const clone = client.with({ query: { b: 2 }, headers: { 'x-clone': 'yes' } });
    expect(clone).toBeInstanceOf(Special);
    await clone.plain();
    await client.plain();
    expect(server.requests.map(({ url }) => url)).toEqual(['/plain?a=1&b=2', '/plain?a=1']);
    expect(server.requests.map(({ headers }) => headers['x-clone'])).toEqual(['yes', undefined]);
  });
});

describe('whole numbers', () => {
  test('that a number cannot hold come as text, digit by digit', async () => {
    const body =
      '{"id": 9007199254740993, "min": -9223372036854775808, "safe": 9007199254740991, "list": [18446744073709551615],' +
      ' "text": "9007199254740993 \\"12345678901234567890", "float": 0.12345678901234567, "big": 1e300, "long": 12345678901234567.5}';
    const server = await serve(() => ({ body }));
    const answer = await new RestClient({ endpoint: server.url }).get('/');
    expect(answer.body).toEqual({
      id: '9007199254740993',
      min: '-9223372036854775808',
      safe: 9007199254740991,
      list: ['18446744073709551615'],
      text: '9007199254740993 "12345678901234567890',
      float: 0.12345678901234567,
      big: 1e300,
      long: 12345678901234567.5,
    });
  });

  test('beside much text', () => {
    const text = 'x\\n'.repeat(5_000_000);
    const value = parseJson(`{"text":${JSON.stringify(text)},"id":12345678901234567890}`);
    expect(value).toEqual({ text, id: '12345678901234567890' });
  });

  test('whatever they are, and wherever they stand, nothing of them is lost', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), fc.jsonValue(), (number, other) => {
        const value = parseJson(`{"a":[${number}],"b":${JSON.stringify(other)}}`) as {
          a: unknown[];
          b: unknown;
        };
        expect(String(value.a[0])).toBe(String(number));
        if (!/\d{16}/.test(JSON.stringify(other))) expect(value.b).toEqual(JSON.parse(JSON.stringify(other)));
      }),
    );
  });
});

describe('options that cannot be right', () => {
  test.each<[string, RequestDefaults]>([
    ['no time', { timeout: 0 }],
    ['less than none', { timeout: -1 }],
    ['no number', { timeout: NaN }],
    ['a phase that does not exist', { timeout: { respond: 5 } as object }],
    ['a phase without time', { timeout: { response: 0 } }],
    ['half a retry', { retry: { limit: 0.5 } }],
    ['a pause of less than nothing', { retry: { minDelay: -1 } }],
    ['no signal', { signal: {} as AbortSignal }],
    ['a number of retries alone', { retry: 5 as unknown as object }],
    ['a body in chunks by decree', { headers: { 'Transfer-Encoding': 'chunked' } }],
    ['headers as text', { headers: 'accept: text/plain' as unknown as object }],
    ['a query as text', { query: 'a=1' as unknown as object }],
    ['a callback that is none', { onProgress: true as unknown as () => void }],
    ['no object at all', null as unknown as object],
  ])('%s', async (_name, options) => {
    const client = new RestClient({ endpoint: 'http://127.0.0.1:1' });
    expect(await rejection(client.get('/', options))).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(() => client.with(options)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
    expect(() => new RestClient(options && { endpoint: 'http://127.0.0.1:1', ...options })).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  });

  test.each<[string, RequestOptions]>([
    ['a status that is no list', { success: 404 as unknown as number[] }],
    ['an unknown form of the answer', { as: 'json' as 'bytes' }],
    ['a bad header', { headers: { 'a b': 'c' } }],
    ['two bodies', { json: {} }],
  ])('%s; a stream that was to be sent is closed', async (_name, options) => {
    const body = Readable.from(['x']);
    const client = new RestClient({ endpoint: 'http://127.0.0.1:1' });
    expect(await rejection(client.put('/', { body, ...options }))).toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    expect(body.destroyed).toBe(true);
  });

  test.each<[string, object]>([
    ['credentials', { credentials: 'a token' }],
    ['a dialect', { dialect: { prepare: () => undefined } }],
    ['a cookie jar', { cookieJar: {} }],
    ['a word for a log', { log: 'yes' }],
    ['a flag of a log', { log: { headers: 'yes' } }],
    ['what a log is written to', { log: { write: 'stderr' } }],
  ])('%s of another shape', (_name, options) => {
    expect(() => new RestClient({ endpoint: 'http://127.0.0.1:1', ...options })).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  });

  test('a verb that is none', async () => {
    const client = new RestClient({ endpoint: 'http://127.0.0.1:1' });
    expect(await rejection(client.request('GET /x' as 'GET', '/'))).toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });

  test('a client without an endpoint', () => {
    expect(() => new RestClient({} as { endpoint: string })).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  });
});

describe('statuses', () => {
  test('named as success are none of ours to judge', async () => {
    const server = await serve(({ url }) => ({
      status: Number(url.slice(1)),
      body: {},
      headers: { location: '/200' },
    }));
    const client = new RestClient({ endpoint: server.url, retry: false });
    for (const status of [200, 302, 307, 401, 404, 503]) {
      expect(await client.get(`/${status}`, { success: [status] })).toMatchObject({ status });
    }
    expect(server.requests).toHaveLength(6);
  });

  test('a 200 that is not expected is a failure', async () => {
    const server = await serve(() => ({ status: 200, body: { message: 'already there' } }));
    const error = await rejection(new RestClient({ endpoint: server.url }).put('/x', { success: [201] }));
    expect(error).toMatchObject({ status: 200, message: 'already there' });
  });

  test('no success may come without a body', async () => {
    const server = await serve(() => ({ status: 204 }));
    expect(await new RestClient({ endpoint: server.url }).delete('/x')).toMatchObject({
      status: 204,
      body: undefined,
    });
  });
});

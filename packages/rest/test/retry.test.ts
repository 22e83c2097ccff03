import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RestClient } from '@leister/rest';
import { type Attempt, defaultRetry, isAnswerLost, retryDelay } from '../src/retry.js';
import type { Answer, Loopback, ReceivedRequest } from '../../../test/support/loopback.js';
import { rejection } from './support/rejection.js';
import { serve, serveRaw } from './support/servers.js';

const now = Date.parse('2026-11-21T12:00:00Z');
const attempt = (fields: Partial<Attempt>): Attempt => ({
  method: 'GET',
  sent: 1,
  now,
  noise: 0.5,
  ...fields,
});
const delayOf = (fields: Partial<Attempt>): number | undefined => retryDelay(attempt(fields), defaultRetry);

describe('the rule', () => {
  test.each([
    // Which answers, for whom.
    [{ status: 200 }, undefined],
    [{ status: 404 }, undefined],
    [{ status: 409 }, undefined],
    [{ status: 413, retryAfter: '0' }, undefined],
    [{ status: 500 }, undefined],
    [{ status: 501 }, undefined],
    [{ status: 408 }, 200],
    [{ status: 429 }, 200],
    [{ status: 502 }, 200],
    [{ status: 503 }, 200],
    [{ status: 504 }, 200],
    [{ method: 'HEAD', status: 503 }, 200],
    [{ method: 'PUT', status: 503 }, 200],
    [{ method: 'DELETE', status: 503 }, 200],
    [{ method: 'POST', status: 503 }, undefined],
    [{ method: 'PATCH', status: 503 }, undefined],
    [{ method: 'COPY', status: 503 }, undefined],
    [{ method: 'MOVE', status: 502 }, undefined],
    [{ method: 'POST', status: 408 }, undefined],
    [{ method: 'POST', status: 429 }, 200],
    // Connections that failed.
    [{ errorCode: 'ECONNREFUSED' }, 200],
    [{ errorCode: 'ECONNRESET' }, 200],
    [{ errorCode: 'ETIMEDOUT' }, 200],
    [{ errorCode: 'EPIPE' }, 200],
    [{ errorCode: 'EAI_AGAIN' }, 200],
    [{ errorCode: 'ENOTFOUND' }, undefined],
    [{ errorCode: 'ENOENT' }, undefined],
    [{ errorCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, undefined],
    [{ errorCode: '' }, undefined],
    [{ method: 'POST', errorCode: 'ECONNREFUSED' }, 200],
    [{ method: 'POST', errorCode: 'EAI_AGAIN' }, 200],
    [{ method: 'POST', errorCode: 'ECONNRESET' }, undefined],
    [{ method: 'POST', errorCode: 'ETIMEDOUT' }, undefined],
    // How often, and how long.
    [{ status: 503, sent: 2 }, 400],
    [{ status: 503, sent: 3 }, undefined],
    [{ status: 503, noise: 0 }, 150],
    [{ status: 503, noise: 0.999 }, 249.9],
    // What the server asks for.
    [{ status: 503, retryAfter: '3' }, 3_000],
    [{ status: 503, retryAfter: '0' }, 0],
    [{ status: 503, retryAfter: ' 1.5 ' }, 1_500],
    [{ status: 503, retryAfter: '60' }, 60_000],
    [{ status: 503, retryAfter: '61' }, undefined],
    [{ status: 429, retryAfter: '100000000000000000000' }, undefined],
    [{ status: 503, retryAfter: 'Sat, 21 Nov 2026 12:00:02 GMT' }, 2_000],
    [{ status: 503, retryAfter: 'Saturday, 21-Nov-26 12:00:02 GMT' }, 2_000],
    [{ status: 503, retryAfter: 'Sat Nov 21 12:00:02 2026' }, 2_000],
    [{ status: 503, retryAfter: 'Sat, 21 Nov 2026 11:00:00 GMT' }, 0],
    [{ status: 503, retryAfter: 'Sat, 21 Nov 2026 13:00:00 GMT' }, undefined],
    [{ status: 503, retryAfter: '' }, 200],
    [{ status: 503, retryAfter: '-5' }, 200],
    [{ status: 503, retryAfter: '0x10' }, 200],
    [{ status: 503, retryAfter: 'Infinity' }, 200],
    [{ status: 503, retryAfter: 'soon, say 5' }, 200],
  ] satisfies [Partial<Attempt>, number | undefined][])('%j: %s', (fields, expected) => {
    const delay = delayOf(fields);
    if (expected === undefined) expect(delay).toBeUndefined();
    else expect(delay).toBeCloseTo(expected, 6);
  });

  test('pauses grow, to a limit', () => {
    const policy = { ...defaultRetry, limit: 100 };
    const delays = [1, 2, 3, 4, 5, 6, 7].map((sent) => retryDelay(attempt({ status: 503, sent }), policy));
    expect(delays).toEqual([200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
  });

  test('whatever is asked, the answer is a time that can be waited for', () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            method: fc.constantFrom('GET', 'POST', 'PUT'),
            sent: fc.integer({ min: 1, max: 1000 }),
            status: fc.integer({ min: 100, max: 599 }),
            retryAfter: fc.oneof(
              fc.string(),
              fc.integer().map(String),
              fc.double().map(String),
              fc.date().map((date) => (Number.isNaN(+date) ? '' : date.toUTCString())),
            ),
            errorCode: fc.string(),
            now: fc.constant(now),
            noise: fc.double({ min: 0, max: 0.999, noNaN: true }),
          },
          { requiredKeys: ['method', 'sent', 'now', 'noise'] },
        ),
        (fields) => {
          const delay = retryDelay(fields, { ...defaultRetry, limit: 1000 });
          if (delay !== undefined) expect(delay >= 0 && delay <= defaultRetry.maxRetryAfter).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

const quick = { minDelay: 1, maxDelay: 2 };

describe('on a real server', () => {
  test.each(['get', 'put', 'delete'] as const)('%s is sent again after a 503', async (verb) => {
    const server = await serve(() => ({
      status: server.requests.length < 3 ? 503 : 200,
      body: { fine: true },
    }));
    const answer = await new RestClient({ endpoint: server.url, retry: quick })[verb]('/x');
    expect(answer.body).toEqual({ fine: true });
    expect(server.requests).toHaveLength(3);
    expect(server.connections).toBe(1);
  });

  test('the last answer is what the caller sees', async () => {
    const server = await serve(() => ({ status: 503, body: { message: `no ${server.requests.length}` } }));
    const error = await rejection(
      new RestClient({ endpoint: server.url, retry: { ...quick, limit: 1 } }).get('/x'),
    );
    expect(error).toMatchObject({ code: 'UNAVAILABLE', status: 503, message: 'no 2' });
  });

  test('a POST is not sent again after a 503, but after a 429', async () => {
    const server = await serve(() => ({
      status: server.requests.length === 2 ? 503 : 429,
      headers: { 'retry-after': '0' },
    }));
    const client = new RestClient({ endpoint: server.url, retry: quick });
    expect(await rejection(client.post('/x', { json: { a: 1 } }))).toMatchObject({ status: 503 });
    expect(server.requests.map(({ body }) => body.toString())).toEqual(['{"a":1}', '{"a":1}']);
  });

  test('a POST is sent again when nobody was there to hear it', async () => {
    const server = await serve(() => ({ body: {} }));
    const { url: endpoint, port } = server;
    await server.close();
    setTimeout(() => void again(), 30);
    const again = async (): Promise<void> => {
      const raw = (await import('node:http')).createServer((_request, response) =>
        response.end('{"back":true}'),
      );
      raw.listen(port, '127.0.0.1').unref();
      raw.once('request', () => raw.close());
    };
    const client = new RestClient({ endpoint, retry: { limit: 500, minDelay: 10, maxDelay: 10 } });
    expect((await client.post('/x', { json: {} })).body).toEqual({ back: true });
    await client.close();
  });

  test('a GET is sent again when the connection breaks, a POST is not', async () => {
    let connections = 0;
    const server = await serveRaw((socket) => {
      socket.once('data', () => {
        if (++connections === 2)
          socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}');
        else socket.destroy();
      });
    });
    const client = new RestClient({ endpoint: server.url, retry: quick });
    expect((await client.get('/x')).body).toEqual({});
    expect(connections).toBe(2);
    expect(await rejection(client.post('/x'))).toMatchObject({ code: 'CONNECTION' });
    expect(connections).toBe(3);
  });

  test('a pause that is longer than allowed is not waited for', async () => {
    const server = await serve(() => ({ status: 503, headers: { 'retry-after': '3600' }, body: {} }));
    expect(await rejection(new RestClient({ endpoint: server.url }).get('/x'))).toMatchObject({
      status: 503,
    });
    expect(server.requests).toHaveLength(1);
  });

  test('off, for a call or for a client', async () => {
    const server = await serve(() => ({ status: 503 }));
    await rejection(new RestClient({ endpoint: server.url, retry: quick }).get('/x', { retry: false }));
    await rejection(new RestClient({ endpoint: server.url, retry: false }).get('/x'));
    await rejection(new RestClient({ endpoint: server.url, retry: { limit: 0 } }).get('/x'));
    expect(server.requests).toHaveLength(3);
  });

  test('an option of the call leaves the others of the client', async () => {
    const server = await serve(() => ({ status: 503 }));
    const client = new RestClient({
      endpoint: server.url,
      retry: { limit: 1, minDelay: 60_000, maxDelay: 60_000 },
    });
    await rejection(client.get('/x', { retry: quick }));
    expect(server.requests).toHaveLength(2);
  });

  test('a redirect is no retry', async () => {
    const server = await serve(({ url }) => {
      if (url !== '/end') return { status: 307, headers: { location: url === '/x' ? '/y' : '/end' } };
      return { status: server.requests.length < 5 ? 503 : 200, body: {} };
    });
    const client = new RestClient({ endpoint: server.url, retry: { ...quick, limit: 2 } });
    expect(await client.get('/x')).toMatchObject({ status: 200 });
  });
});

describe('an answer that was lost', () => {
  type Losing = (request: ReceivedRequest, response: ServerResponse) => Answer | void;
  const reset: Losing = (_request, response) => void response.socket?.destroy();
  const half: Losing = (_request, response) => {
    response.writeHead(200, { 'content-length': 100 }).write('{', () => response.socket?.destroy());
  };
  const says =
    (status: number): Losing =>
    () => ({ status, body: { message: 'nothing here' } });

  /** A client of a server that first behaves so, and then answers with a status. */
  const after = async (first: Losing, status: number): Promise<{ client: RestClient; server: Loopback }> => {
    const server = await serve((request, response) =>
      (server.requests.length === 1 ? first : says(status))(request, response),
    );
    return { server, client: new RestClient({ endpoint: server.url, retry: quick }) };
  };

  test.each<[string, Losing, number]>([
    ['the connection is reset', reset, 404],
    ['the answer breaks off', half, 410],
    ['a gateway does not hear it (504)', says(504), 404],
    ['a gateway does not understand it (502)', says(502), 404],
  ])('of a DELETE: %s, then nothing is left, and that was wanted', async (_name, first, status) => {
    // A stream is given before it breaks off.
    const ways = first === half ? (['parsed', 'bytes'] as const) : (['parsed', 'bytes', 'stream'] as const);
    for (const as of ways) {
      const { client, server } = await after(first, status);
      const answer = await client.delete('/x', { as });
      expect(answer.status).toBe(status);
      if (as === 'parsed') expect(answer.body).toBeUndefined();
      else if (as === 'bytes') expect(answer.body).toHaveLength(0);
      else expect(await (answer.body as Readable).toArray()).toEqual([]);
      expect(server.requests).toHaveLength(2);
    }
  });

  test.each<[string, Losing, string, number]>([
    ['the server was away', says(503), 'DELETE', 404],
    ['it is there, but may not be removed', reset, 'DELETE', 409],
    ['something else was asked', reset, 'PUT', 404],
    ['something was to be read', reset, 'GET', 404],
  ])('excuses nothing else: %s', async (_name, first, method, status) => {
    const { client } = await after(first, status);
    const error = await rejection(client.request(method as 'PUT', '/x'));
    expect(error).toMatchObject({ status, message: 'nothing here' });
  });

  test('is no excuse for another place, to which a redirect leads', async () => {
    const server = await serve(({ url }, response) => {
      if (server.requests.length === 1) return reset({} as ReceivedRequest, response);
      return url === '/x' ? { status: 307, headers: { location: '/y' } } : { status: 404 };
    });
    const client = new RestClient({ endpoint: server.url, retry: quick });
    expect(await rejection(client.delete('/x'))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('or was never asked for: nobody was there', () => {
    expect(isAnswerLost(attempt({ errorCode: 'ECONNREFUSED' }))).toBe(false);
    expect(isAnswerLost(attempt({ errorCode: 'ECONNRESET' }))).toBe(true);
    expect(isAnswerLost(attempt({ errorCode: 'ETIMEDOUT' }))).toBe(true);
  });
});

describe('streamed bodies', () => {
  test('are opened anew by their factory', async () => {
    const server = await serve(() => ({ status: server.requests.length < 3 ? 503 : 200 }));
    const opened: Readable[] = [];
    const body = (): Readable => {
      opened.push(Readable.from(['part ', 'part']));
      return opened.at(-1)!;
    };
    await new RestClient({ endpoint: server.url, retry: quick }).put('/x', { body });
    expect(server.requests.map((request) => request.body.toString())).toEqual(Array(3).fill('part part'));
    expect(opened).toHaveLength(3);
    expect(opened.every((stream) => stream.destroyed)).toBe(true);
  });

  test('are sent once when they are bare', async () => {
    const server = await serve(() => ({ status: 503 }));
    const call = new RestClient({ endpoint: server.url, retry: quick }).put('/x', {
      body: Readable.from(['once']),
    });
    expect(await rejection(call)).toMatchObject({ status: 503 });
    expect(server.requests.map((request) => request.body.toString())).toEqual(['once']);
  });

  test('that fail of themselves are not tried again', async () => {
    const server = await serve(() => ({ body: {} }));
    const cause = Object.assign(new Error('disk gone'), { code: 'ECONNRESET' });
    let opened = 0;
    const body = (): Readable => {
      opened++;
      return new Readable({ read: (): void => void body.toString, construct: (done) => done(cause) });
    };
    const error = await rejection(new RestClient({ endpoint: server.url, retry: quick }).put('/x', { body }));
    expect(error).toMatchObject({ code: 'OPERATION_FAILED', message: 'disk gone', cause });
    expect(opened).toBe(1);
  });
});

import { spawn } from 'node:child_process';
import dns from 'node:dns';
import { once } from 'node:events';
import net from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { RestClient, type RestClientOptions } from '@leister/rest';
import { createIdentity, fingerprintOf } from './support/certificates.js';
import { rejection } from './support/rejection.js';
import { serve, serveRaw } from './support/servers.js';

/** Much longer than any limit here, much shorter than the tests may take. */
const soon = 20_000;

/** Tells its port, and then never does anything again. */
const busyServer = `
  const server = require('node:net').createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    require('node:fs').writeSync(1, String(server.address().port));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
`;

const clients: RestClient[] = [];
function clientOf(options: RestClientOptions): RestClient {
  const client = new RestClient({ retry: false, ...options });
  clients.push(client);
  return client;
}
afterEach(() => Promise.all(clients.splice(0).map((client) => client.close())));

describe('a phase that takes too long', () => {
  test('lookup', async () => {
    // No name server is asked: whoever looks the name up never comes back.
    const lookup = vi.spyOn(dns, 'lookup').mockImplementation(() => undefined);
    try {
      const client = clientOf({ endpoint: 'http://slow.test:9' });
      const error = await rejection(client.get('/', { timeout: { lookup: 50, total: soon } }));
      expect(error).toMatchObject({ code: 'TIMEOUT', status: 0 });
      expect(error.message).toContain('looking up the host');
    } finally {
      lookup.mockRestore();
    }
  });

  test('connect', async () => {
    // A server that is too busy to accept anybody, with no room left in front of its door.
    const busy = spawn(process.execPath, ['-e', busyServer], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [port] = (await once(busy.stdout.setEncoding('utf8'), 'data')) as [string];
    const waiting = Array.from({ length: 8 }, () =>
      net.connect(Number(port), '127.0.0.1').on('error', () => undefined),
    );
    try {
      await setTimeout(100);
      const client = clientOf({ endpoint: `http://127.0.0.1:${Number(port)}` });
      const error = await rejection(
        client.get('/', { timeout: { connect: 50, response: soon, total: soon } }),
      );
      expect(error.code).toBe('TIMEOUT');
      expect(error.message).toContain('connecting took too long');
    } finally {
      for (const socket of waiting) socket.destroy();
      busy.kill('SIGKILL');
    }
  });

  test.each([
    ['by default', () => ({})],
    [
      'with a pinned certificate',
      () => ({ tls: { fingerprint: fingerprintOf(createIdentity({ name: 'any' })) } }),
    ],
  ])('secureConnect, %s', async (_name, options) => {
    let received = 0;
    const silent = await serveRaw((socket) => socket.on('data', (data) => (received += data.length)));
    const client = clientOf({ endpoint: silent.url.replace('http:', 'https:'), ...options() });
    const error = await rejection(client.get('/', { timeout: { secureConnect: 50, total: soon } }));
    expect(error.code).toBe('TIMEOUT');
    expect(error.message).toContain('agreeing on TLS');
    expect(received).toBeGreaterThan(0);
  });

  test.each(['a new connection', 'a kept one'])('send, over %s', async (which) => {
    // Nobody reads on: sooner or later the buffers between the two ends are full.
    const deaf = await serveRaw((socket) => {
      if (which === 'a new connection') socket.pause();
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
        socket.pause();
      });
    });
    const client = clientOf({ endpoint: deaf.url, maxConnections: 1 });
    if (which === 'a kept one') await client.get('/');
    const body = (): Readable => Readable.from(endless());
    const error = await rejection(client.put('/', { body, timeout: { send: 100, total: soon } }));
    expect(error.code).toBe('TIMEOUT');
    expect(error.message).toContain('sending the request');
  });

  test('response', async () => {
    const silent = await serveRaw((socket) => socket.resume());
    const error = await rejection(
      clientOf({ endpoint: silent.url }).get('/', { timeout: { response: 50, total: soon } }),
    );
    expect(error.code).toBe('TIMEOUT');
    expect(error.message).toContain('did not start in time');
  });

  test.each(['parsed', 'bytes'] as const)('idle, in the middle of an answer (%s)', async (as) => {
    const half = await serveRaw((socket) => {
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"a"'));
    });
    const client = clientOf({ endpoint: half.url });
    const error = await rejection(client.get('/', { as, timeout: { idle: 100, total: soon } }));
    expect(error.code).toBe('TIMEOUT');
    expect(error.message).toContain('nothing was heard');
  });

  test('idle, in the middle of a stream', async () => {
    const half = await serveRaw((socket) => {
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"a"'));
    });
    const client = clientOf({ endpoint: half.url });
    const { body } = await client.get<Readable>('/', { as: 'stream', timeout: { idle: 100, total: soon } });
    expect(await rejection(body.toArray())).toMatchObject({ code: 'TIMEOUT', request: { method: 'GET' } });
  });

  test('response, longer than idle, is not cut short', async () => {
    const slow = await serveRaw((socket) => {
      socket.once('data', () => void setTimeout(300).then(() => socket.end('HTTP/1.1 204 Fine\r\n\r\n')));
    });
    const client = clientOf({ endpoint: slow.url });
    expect(await client.get('/', { timeout: { idle: 50, response: soon } })).toMatchObject({ status: 204 });
  });

  test('is not idle, when the caller is slow to read', async () => {
    const size = 30_000_000;
    const server = await serve((_request, response) => void response.end(Buffer.alloc(size)));
    const client = clientOf({ endpoint: server.url });
    const { body } = await client.get<Readable>('/', { as: 'stream', timeout: { idle: 250 } });
    let received = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      if (received === 0) await setTimeout(750);
      received += chunk.length;
    }
    expect(received).toBe(size);
  });

  test('is idle, when the server falls silent on a reader who was slow before', async () => {
    const half = await serveRaw((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () =>
        socket.write(
          Buffer.concat([
            Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n'),
            Buffer.alloc(5_000_000),
          ]),
        ),
      );
    });
    const client = clientOf({ endpoint: half.url });
    const { body } = await client.get<Readable>('/', { as: 'stream', timeout: { idle: 100, total: soon } });
    await setTimeout(300);
    const error = await rejection(body.toArray());
    expect(error.code).toBe('TIMEOUT');
    expect(error.message).toContain('nothing was heard');
  });

  test('is not idle, when the source of a body is slow', async () => {
    const server = await serve(({ body }) => ({ body: { got: String(body) } }));
    const body = (): Readable =>
      Readable.from(
        (async function* () {
          yield 'one, ';
          await setTimeout(300);
          yield 'two';
        })(),
      );
    const answer = clientOf({ endpoint: server.url }).put('/', { body, timeout: { idle: 50 } });
    expect((await answer).body).toEqual({ got: 'one, two' });
  });

  test('idle, when nobody takes what is sent', async () => {
    const deaf = await serveRaw((socket) => socket.pause());
    const body = (): Readable => Readable.from(endless());
    const call = clientOf({ endpoint: deaf.url }).put('/', { body, timeout: { idle: 100, total: soon } });
    expect((await rejection(call)).message).toContain('nothing was heard');
  });

  test('an answer before the end of the body has all its time', async () => {
    let end: (() => void) | undefined;
    const early = await serveRaw((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{');
        end = () => socket.write('}');
      });
    });
    const body = (): Readable =>
      Readable.from(
        (async function* () {
          yield 'begun';
          while (!end) await setTimeout(5);
          await setTimeout(50);
          void setTimeout(300).then(end);
        })(),
      );
    const call = clientOf({ endpoint: early.url }).put('/', { body, timeout: { response: 100 } });
    expect((await call).body).toEqual({});
  });

  test('names the place and the request', async () => {
    const silent = await serveRaw((socket) => socket.resume());
    const error = await rejection(
      clientOf({ endpoint: silent.url }).get('/x', { timeout: { response: 50 } }),
    );
    expect(error.message).toContain(silent.url);
    expect(error.request).toEqual({ method: 'GET', url: `${silent.url}/x` });
  });
});

describe('the whole call', () => {
  test('has a limit, retries included', async () => {
    const server = await serve(() => ({ status: 503, body: {} }));
    const client = new RestClient({ endpoint: server.url, retry: { limit: 1000, minDelay: 5, maxDelay: 5 } });
    const error = await rejection(client.get('/', { timeout: 150 }));
    expect(error).toMatchObject({ code: 'TIMEOUT', status: 0 });
    expect(error.message).toContain('150 ms');
    expect(server.requests.length).toBeGreaterThan(1);
  });

  test('a limit of the client, changed by the call', async () => {
    const server = await serve(() => new Promise(() => undefined));
    const client = clientOf({ endpoint: server.url, timeout: { total: soon, response: soon } });
    expect((await rejection(client.get('/', { timeout: 50 }))).message).toContain('50 ms');
    expect((await rejection(client.get('/', { timeout: { response: 60 } }))).message).toContain(
      'start in time',
    );
  });

  test('the limit holds until a stream has been read', async () => {
    const server = await serve((_request, response) => void response.write('begun'));
    const client = clientOf({ endpoint: server.url });
    const { body } = await client.get<Readable>('/', { as: 'stream', timeout: 100 });
    expect(await rejection(body.toArray())).toMatchObject({ code: 'TIMEOUT' });
  });

  test('what is done in time is not disturbed later', async () => {
    const server = await serve(() => ({ body: { fine: true } }));
    const client = clientOf({ endpoint: server.url });
    const { body } = await client.get('/', { timeout: 5_000 });
    const stream = (await client.get<Readable>('/', { as: 'stream', timeout: 5_000 })).body;
    expect(Buffer.concat(await stream.toArray()).toString()).toBe(JSON.stringify(body));
    expect(server.connections).toBe(1);
  });

  test('no limit at all is a limit', async () => {
    const server = await serve(() => ({ body: {} }));
    const timeout = {
      total: Infinity,
      idle: Infinity,
      response: Infinity,
      connect: Infinity,
      send: Infinity,
    };
    expect(await clientOf({ endpoint: server.url }).get('/', { timeout })).toMatchObject({ status: 200 });
  });
});

function* endless(): Generator<Buffer> {
  for (;;) yield Buffer.alloc(64 * 1024);
}

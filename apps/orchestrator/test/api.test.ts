import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { DummyClient } from '@leister/dummy';
import { ClientError } from '@leister/rest';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { Metrics } from '../src/http/metrics.js';
import { createHttpServer } from '../src/http/server.js';
import { type CloudDefinition, VMManageAPI } from '../src/index.js';
import { start } from './support/start.js';

const wanted = { name: 'n', image: '1', size: '1' };

function cloudOf(client: DummyClient): CloudDefinition {
  return { name: 'c', type: 'dummy', title: 'Dummy', host: '127.0.0.1', open: async () => client };
}

describe('bodies', () => {
  test.each<[string, string, string, unknown, string | undefined, number, string | RegExp]>([
    [
      'a form is an empty object',
      'POST',
      '/vm/start',
      'name=n',
      'application/x-www-form-urlencoded',
      400,
      /Missing key: 'name'/,
    ],
    [
      'none on start is an empty object',
      'POST',
      '/vm/start',
      undefined,
      'application/json',
      400,
      /Missing key: 'name'/,
    ],
    ['none on stop', 'PUT', '/vm/stop', undefined, 'application/json', 400, 'Malformed JSON stream'],
    ['another type on stop', 'PUT', '/vm/stop', '{"node":"1"}', 'text/plain', 500, /application\/json/],
    ['another type on auth', 'POST', '/auth', '{}', 'text/plain', 500, /application\/json/],
    ['an unknown key', 'POST', '/vm/start', { ...wanted, x: 1 }, 'application/json', 400, /Wrong key "x"/],
    [
      'keys of Object are unknown',
      'PUT',
      '/vm/stop',
      '{"__proto__":"1"}',
      'application/json',
      400,
      /Wrong key/,
    ],
    [
      'emulate is tried before all else',
      'PUT',
      '/vm/action/release/nowhere',
      { emulate: [1] },
      'application/json',
      200,
      '',
    ],
    [
      'what Python takes for false is none',
      'PUT',
      '/vm/action/release',
      { emulate: {} },
      'application/json',
      400,
      /emulate/,
    ],
    [
      'no object on assign',
      'PUT',
      '/vm/action/assign',
      [],
      'application/json',
      500,
      'the body should be an object',
    ],
    [
      'neither node nor hostname',
      'PUT',
      '/vm/stop/nowhere',
      {},
      'application/json',
      400,
      'no valid node id nor hostname here',
    ],
    [
      'no UTF-8',
      'PUT',
      '/vm/stop',
      Buffer.from([0x22, 0xff, 0x22]).toString('latin1'),
      'application/json',
      400,
      /schema/,
    ],
  ])('%s', async (_, method, path, body, type, status, message) => {
    const { send } = await start();
    const answer = await send(method, path, body, type === undefined ? {} : { 'content-type': type });
    expect(answer.status).toBe(status);
    if (message !== '') expect(answer.body['message']).toMatch(message);
  });

  test('one that is too large is refused in the documented shape', async () => {
    const { send } = await start({ limits: { body: 100 } });
    const answer = await send('POST', '/vm/start', { ...wanted, name: 'n'.repeat(100) });
    expect(answer).toMatchObject({ status: 413, body: { status: 'error', status_code: 413 } });
  });

  test('metadata goes on as texts, a key by its name', async () => {
    const client = new DummyClient({ profile: 'fake-driver' });
    const { send } = await start({}, { clouds: [cloudOf(client)] });
    await send('POST', '/vm/start/c', {
      ...wanted,
      keyname: 'k',
      metadata: { a: 'b', n: 1, o: { x: true } },
    });
    expect(await client.getServerDetails('3')).toMatchObject({
      keyName: 'k',
      metadata: { a: 'b', n: '1', o: '{"x":true}' },
    });
  });
});

describe('paths', () => {
  test.each([
    ['/nodes/', 404],
    ['/nodes/a/b', 404],
    ['/nodes/a%2Fb', 500],
    ['/test/x/kill', 404],
    ['/test/7/kill', 500],
    ['/fw/close', 500],
    ['/vm', 400],
  ])('GET %s: %i', async (path, status) => {
    const { send } = await start();
    expect((await send('GET', path)).status).toBe(status);
  });

  test("the slash at the end of the root is left out at one's leisure", async () => {
    const { url } = await start();
    for (const method of ['GET', 'POST']) {
      const { status, headers } = await fetch(`${url}/api/v1`, { method, redirect: 'manual' });
      expect([status, headers.get('location')]).toEqual([308, '/api/v1/']);
    }
  });

  test('TRACE is not allowed anywhere', async () => {
    const { url } = await start();
    const socket = net.connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('TRACE /api/v1/nodes HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await once(socket, 'close');
    expect(text).toMatch(/^HTTP\/1\.1 405 /);
    expect(text).toMatch(/allow: HEAD, GET, POST, PUT, PATCH, DELETE, OPTIONS/i);
  });

  test.each([
    ['GET', '/nodes/%zz', 400],
    ['GET', `/nodes/${'n'.repeat(1001)}`, 414],
    ['PROPFIND', '/nodes', 404],
  ])('%s %s is refused in the documented shape', async (method, path, status) => {
    const { send } = await start();
    const answer = await send(method, path, undefined, {});
    expect(answer).toMatchObject({ status, body: { status: 'error', message: expect.any(String) } });
    expect(answer.headers.get('set-cookie')).toMatch(/^session=/);
  });

  test('what is no HTTP is refused in the documented shape', async () => {
    const { url } = await start();
    const socket = net.connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('NONSENSE\r\n\r\n');
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await once(socket, 'close');
    expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[^]*"status_code": 400/);
  });
});

describe('failures of clouds', () => {
  const failing = (error: { message: string; status?: number; code?: 'UNSUPPORTED' }): CloudDefinition =>
    cloudOf(
      new DummyClient({
        profile: 'fake-driver',
        faults: [
          { method: 'createServer', error },
          { method: 'listServers', error },
        ],
      }),
    );

  test('are told in few words, as documented', async () => {
    const { send } = await start({}, { clouds: [failing({ message: 'quota', status: 403 })] });
    expect((await send('GET', '/nodes/c')).body['message']).toBe('Cloud not valid or wrong path');
    expect((await send('POST', '/vm/start/c', wanted)).body).toMatchObject({
      message: 'Something went wrong Cloud not valid or wrong path',
      status_code: 500,
    });
  });

  test('of a cloud that has no such thing are a bad request', async () => {
    const { send } = await start({}, { clouds: [failing({ message: 'no', code: 'UNSUPPORTED' })] });
    expect(await send('GET', '/nodes/c')).toMatchObject({
      status: 400,
      body: { message: 'Cloud not valid' },
    });
  });

  test('are told precisely where that is wanted', async () => {
    const { send } = await start(
      { errors: 'precise' },
      { clouds: [failing({ message: 'quota', status: 403 })] },
    );
    expect(await send('GET', '/nodes/c')).toMatchObject({ status: 403, body: { message: 'quota' } });
    expect(await send('POST', '/vm/start/c', wanted)).toMatchObject({
      status: 403,
      body: { message: 'quota' },
    });
    expect(await send('GET', '/nodes/nowhere')).toMatchObject({ status: 404 });
    expect(await send('POST', '/vm/start/c', { ...wanted, image: '99' })).toMatchObject({
      status: 400,
      body: { message: 'no useful image id here' },
    });
  });

  test("of one cloud are nobody else's", async () => {
    const { send } = await start({}, { clouds: [failing({ message: 'broken' })] });
    await send('GET', '/nodes/c');
    expect((await send('GET', '/nodes')).status).toBe(200);
  });
});

test('what nobody expected is answered in the documented shape, without its text', async () => {
  const cloud = cloudOf(new DummyClient());
  const { send, services } = await start({}, { clouds: [cloud] });
  Object.defineProperty(services.cistern, 'nodes', { value: () => Promise.reject(new TypeError('secret')) });
  const { status, text } = await send('GET', '/vm/status');
  expect(status).toBe(500);
  expect(text).not.toContain('secret');
  expect(JSON.parse(text)).toMatchObject({ status: 'error', status_code: 500 });
});

test('the log has the name of what nobody expected and where it arose, not its text', async () => {
  const { services } = await start();
  class Failing extends VMManageAPI {
    override get(): never {
      throw new TypeError('secret');
    }
  }
  const lines: string[] = [];
  const server = createHttpServer({
    services,
    routes: [{ path: '/x', handler: Failing }],
    metrics: new Metrics(services.clouds),
    tokenRequired: false,
    bodyLimit: 1000,
    requestTimeout: 1000,
    loggerInstance: pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) }),
  });
  expect((await server.inject('/x')).statusCode).toBe(500);
  await server.close();
  expect(lines.join('')).toMatch(/"name":"TypeError".*"frames":\["\s+at /);
  expect(lines.join('')).not.toContain('secret');
});

test('states are told as words where that is wanted', async () => {
  const client = new DummyClient({ buildTime: 60_000 });
  const { send } = await start({ node_states: 'text' }, { clouds: [cloudOf(client)] });
  const started = await send('POST', '/vm/start/c', wanted);
  expect(started.body['nodes']).toMatchObject({ state: 'pending', name: 'n' });
  const { nodes } = (await send('GET', '/nodes/c')).body as { nodes: { state: string }[] };
  expect(nodes.map(({ state }) => state)).toEqual(['running', 'running', 'pending']);
});

test('addresses are private or public by what they are', async () => {
  const servers = [
    { id: '1', name: 'a', flavorId: '1', imageId: '1', address: '10.1.2.3' },
    { id: '2', name: 'b', flavorId: '1', imageId: '1', address: '203.0.113.7' },
  ];
  const { send } = await start({}, { clouds: [cloudOf(new DummyClient({ seed: { servers } }))] });
  expect((await send('GET', '/nodes/c')).body['nodes']).toMatchObject([
    { private_ips: ['10.1.2.3'], public_ips: [] },
    { private_ips: [], public_ips: ['203.0.113.7'] },
  ]);
});

describe('watching', () => {
  test('health and metrics ask no cloud', async () => {
    const client = new DummyClient({ faults: [{ error: { message: 'no' } }] });
    const { url, send } = await start({ clouds: {} }, { clouds: [{ ...cloudOf(client), name: 'default' }] });
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ok' });
    await send('GET', '/nodes');
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain(
      'orchestrator_requests_total{method="GET",route="/api/v1/:action/:cloud?",status="500"} 1',
    );
    expect(metrics).toContain('orchestrator_cloud_calls{cloud="default",state="waiting"} 0');
  });
});

test('a server that stops answers what is under way', async () => {
  const client = new DummyClient({ latency: 300 });
  const server = await start({}, { clouds: [cloudOf(client)] });
  const answer = server.send('GET', '/images/c');
  await sleep(100);
  const closing = server.close();
  expect((await answer).status).toBe(200);
  await closing;
  await expect(fetch(server.url)).rejects.toThrow();
});

test('the errors of clouds are ClientErrors to handlers', async () => {
  const { services } = await start();
  expect(() => services.clouds.get('nowhere')).toThrow(ClientError);
});

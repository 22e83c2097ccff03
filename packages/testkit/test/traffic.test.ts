import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RestClient } from '@leister/rest';
import { recordTraffic } from '@leister/testkit';

describe('recorded traffic', () => {
  let server: Server;
  let endpoint: string;

  beforeAll(async () => {
    server = createServer((_, response) => response.setHeader('content-type', 'application/json').end('{}'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  test('is all that clients of this package and fetch send, until it is stopped', async () => {
    const client = new RestClient({ endpoint });
    const traffic = recordTraffic();
    await client.post('/one', { json: { a: 1 }, headers: { 'X-Mine': '1' } });
    await fetch(`${endpoint}/two`, { headers: { 'X-Yours': '2' } });
    traffic.stop();
    await client.get('/three');
    await client.close();
    expect(traffic.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /one',
      'GET /two',
    ]);
    expect(traffic.requests[0]?.headers).toContain('x-mine');
    expect(traffic.requests[1]?.headers).toContain('x-yours');
  });
});

import { expect, test } from 'vitest';
import { startLoopback } from '../../../test/support/loopback.js';
import { start } from './support/start.js';

const order = { user: 'u', vm_type: 't' };

async function withCistern(handler: Parameters<typeof startLoopback>[0]) {
  const cistern = await startLoopback(handler);
  const server = await start({ cistern: { url: cistern.url, timeout: 0.5 } });
  return { cistern, server };
}

test.each<[string, Parameters<typeof startLoopback>[0]]>([
  ['answers with something else than JSON', () => ({ status: 200, body: '<html>' })],
  ['fails', () => ({ status: 500, body: 'no' })],
  ['says nothing', () => undefined],
])('a Cistern that %s is taken to know nothing', async (_, handler) => {
  const { cistern, server } = await withCistern(handler);
  expect((await server.send('GET', '/vm/status')).body).toEqual({ nodes: {}, status: 'ok' });
  const refused = await server.send('PUT', '/vm/action/assign', { ...order, hostname: 'h' });
  expect(refused).toMatchObject({ status: 400, body: { message: 'unknown' } });
  // An order may have been heard: it is not sent again.
  expect(cistern.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  await cistern.close();
});

test('what a Cistern refuses is told in its words, whatever status it has', async () => {
  for (const status of [200, 409]) {
    const { cistern, server } = await withCistern(() => ({
      status,
      body: { status: 'error', message: 'taken' },
    }));
    const refused = await server.send('PUT', '/vm/action/assign', { ...order, hostname: 'h' });
    expect(refused).toMatchObject({ status: 400, body: { message: 'taken' } });
    await cistern.close();
  }
});

test('a node that was released but is not there is told so', async () => {
  const { cistern, server } = await withCistern(({ method }) => ({
    body: method === 'PUT' ? { status: 'ok', id: 1, id_vm: '77', result: 'Node h released' } : { nodes: [] },
  }));
  expect(await server.send('PUT', '/vm/action/release', { node: '77', hostname: 'h' })).toMatchObject({
    status: 400,
    body: { message: 'no useful node id here' },
  });
  await cistern.close();
});

test('names of clouds are parts of a path, and no more', async () => {
  const { cistern, server } = await withCistern(() => ({ body: { nodes: [] } }));
  await server.send('GET', '/vm/status/a%2Fb%3F');
  expect((await server.send('GET', '/vm/status/a%2F..%2Fb')).body['nodes']).toEqual({});
  expect(cistern.requests.map(({ url }) => url)).toEqual(['/api/v1/nodes/a%2Fb%3F']);
  await cistern.close();
});

test.each([
  ['release', {}],
  ['assign', order],
  ['release', { hostname: 'without-id' }],
  ['release', { node: 'without-name' }],
])('%s of a node that is not fully named means none: %j', async (action, body) => {
  const nodes = [{ hostname: 'without-id' }, { id_vm: 'without-name' }, { id_vm: 7, hostname: 'h' }];
  const { cistern, server } = await withCistern(({ method }) =>
    method === 'GET' ? { body: { nodes } } : { body: { status: 'ok', id: 1, result: 'done' } },
  );
  expect((await server.send('PUT', `/vm/action/${action}`, body)).body['message']).toBe('Node not found');
  expect(cistern.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  await cistern.close();
});

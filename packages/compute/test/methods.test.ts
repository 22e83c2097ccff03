import { type ComputeClient, type ComputeFeature, computeFeatures, novaProfile } from '@leister/compute';
import { describe, expect, test } from 'vitest';
import { headers } from './support/method-case.js';
import { methodCases } from './support/method-cases.js';
import { askedOf, connect, rejection, startNova } from './support/stub-nova.js';

const cases = methodCases.map((one) => [[one.method, one.when].filter(Boolean).join(', '), one] as const);

describe('the request and the result of', () => {
  test.each(cases)('%s', async (_, { call, request, body, microversion, answer, result }) => {
    const nova = await startNova(() => answer);
    const read = await call(connect(nova));

    expect(askedOf(nova)).toEqual([request]);
    const [received] = nova.requests;
    const sent = received!.body.toString();
    expect(sent === '' ? undefined : JSON.parse(sent)).toEqual(body);
    expect(received!.headers['content-type']).toBe(body === undefined ? undefined : 'application/json');
    expect(received!.headers).toMatchObject({ accept: 'application/json', 'x-auth-token': 'token-7d1f' });
    expect(received!.headers['openstack-api-version']).toBe(microversion && `compute ${microversion}`);
    expect(received!.headers['x-openstack-nova-api-version']).toBe(microversion);
    expect(withoutHeaders(read, answer.headers)).toEqual(result);
  });
});

test('every method of a feature that Nova has is tried', () => {
  const features: ComputeFeature[] = ['core', ...novaProfile.features];
  const methods = features.flatMap((feature): string[] => [...computeFeatures[feature]]);
  const tried = new Set<string>([...methodCases.map(({ method }) => method), 'detachVolume']);
  expect(methods.filter((method) => !tried.has(method))).toEqual([]);
});

test.each(cases)('%s rejects, and does not throw, when Nova says no', async (_, { call }) => {
  const nova = await startNova(() => ({ status: 400, body: { badRequest: { code: 400, message: 'no' } } }));
  const client = connect(nova);
  expect(await rejection(call(client))).toMatchObject({ code: 'BAD_REQUEST', status: 400, message: 'no' });
});

describe('an answer of another shape than the API promises', () => {
  const shaped = cases.filter(([, { answer }]) => answer.body !== undefined && (answer.status ?? 200) < 400);
  // Their answers may be anything.
  const anything = ['getServerDiagnostics', 'createServerImage'];
  test.each(shaped.filter(([, { method }]) => !anything.includes(method)))(
    '%s',
    async (_, { call, request }) => {
      const nova = await startNova(() => ({ body: ['something', 'else'] }));
      const error = await rejection(call(connect(nova)));
      expect(error).toMatchObject({ code: 'PARSE', status: 200 });
      expect(`${error.request?.method} ${error.request?.url.split('/v2.1')[1]}`).toBe(request);
    },
  );
});

test.each<[string, (client: ComputeClient) => PromiseLike<unknown>, object]>([
  ['a server', (client) => client.getServerDetails('1'), { server: { name: 'web' } }],
  ['one of the servers', (client) => client.listServers(), { servers: [{ id: '1' }, { id: '' }] }],
  ['a flavor', (client) => client.listFlavors(), { flavors: [{ id: null }] }],
  ['an image', (client) => client.getImageDetails('1'), { image: {} }],
  ['a volume', (client) => client.attachVolume('1', 'v-1'), { volumeAttachment: { device: '/dev/vdb' } }],
])('%s without an id cannot be read', async (_, call, body) => {
  const nova = await startNova(() => ({ body }));
  expect(await rejection(call(connect(nova)))).toMatchObject({ code: 'PARSE', status: 200 });
});

test.each([
  ['an id that is empty', (client: ComputeClient) => client.getServerDetails('')],
  ['an id that climbs', (client: ComputeClient) => client.deleteServer('..')],
  ['a key that is empty', (client: ComputeClient) => client.deleteServerMetadata('s-1', '')],
  ['a name that is empty', (client: ComputeClient) => client.updateServerName('s-1', '')],
  ['a listing of what is no id', (client: ComputeClient) => client.listVolumeAttachments('.')],
])('%s is refused, and nothing is sent', async (_, call) => {
  const nova = await startNova(() => ({ body: {} }));
  expect(await rejection(call(connect(nova)))).toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(nova.requests).toEqual([]);
});

test('a listing goes on where servers_links lead', async () => {
  const nova = await startNova(({ url }) => {
    if (url.includes('marker=2')) return { body: { servers: [{ id: '3', name: 'c' }] } };
    const href = `${nova.url}/v2.1/servers/detail?limit=2&marker=2`;
    const servers = [
      { id: '1', name: 'a' },
      { id: '2', name: 'b' },
    ];
    return { body: { servers, servers_links: [{ rel: 'next', href }] } };
  });
  const listing = connect(nova, { microversion: '2.60' }).listServers({ limit: 2 });
  expect((await listing).map(({ id }) => id)).toEqual(['1', '2', '3']);
  expect(askedOf(nova)).toEqual(['GET /servers/detail?limit=2', 'GET /servers/detail?limit=2&marker=2']);
  for (const request of nova.requests)
    expect(request.headers).toMatchObject({
      'x-auth-token': 'token-7d1f',
      'openstack-api-version': 'compute 2.60',
    });
});

test('a rebuild from the image the server has', async () => {
  const nova = await startNova(({ method }) => ({
    body: { server: { id: 's-1', name: 'web', image: method === 'GET' ? { id: 'i-1' } : '' } },
  }));
  await connect(nova).rebuildServer('s-1');
  expect(askedOf(nova)).toEqual(['GET /servers/s-1', 'POST /servers/s-1/action']);
  expect(JSON.parse(nova.requests[1]!.body.toString())).toEqual({ rebuild: { imageRef: 'i-1' } });
});

test('a rebuild of a server that was made from no image', async () => {
  const nova = await startNova(() => ({ body: { server: { id: 's-1', name: 'web', image: '' } } }));
  expect(await rejection(connect(nova).rebuildServer('s-1'))).toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(askedOf(nova)).toEqual(['GET /servers/s-1']);
});

describe('detachVolume', () => {
  test.each([
    ['with ids of their own', [{ id: 'a-7', volumeId: 'v-1' }], 'a-7'],
    // An attachment's id is in no path of Nova's.
    ['as Nova tells them since 2.89', [{ attachment_id: 'a-7', volumeId: 'v-1' }], 'v-1'],
  ])('finds attachments %s', async (_, volumeAttachments, id) => {
    const nova = await startNova(({ method }) =>
      method === 'GET'
        ? { body: { volumeAttachments: [{ id: 'v-0', volumeId: 'v-0' }, ...volumeAttachments] } }
        : { status: 202 },
    );
    expect(await connect(nova).detachVolume('s-1', 'v-1')).toMatchObject([{ id, volumeId: 'v-1' }]);
    expect(askedOf(nova)).toEqual([
      'GET /servers/s-1/os-volume_attachments',
      `DELETE /servers/s-1/os-volume_attachments/${id}`,
    ]);
  });

  test('of a volume that is not there', async () => {
    const nova = await startNova(() => ({ body: { volumeAttachments: [] } }));
    expect(await rejection(connect(nova).detachVolume('s-1', 'v-1'))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

/** The result, its `raw` headers replaced when they hold those of the answer. */
function withoutHeaders(result: unknown, expected: object = {}): unknown {
  if (typeof result !== 'object' || result === null || !('raw' in result)) return result;
  const { raw } = result;
  if (typeof raw !== 'object' || raw === null || !('date' in raw)) return result;
  expect(raw).toMatchObject(expected);
  return { ...result, raw: headers };
}

test.each<[string, (client: ComputeClient) => PromiseLike<unknown>]>([
  ['a password that is no text', (client) => client.changeAdminPassword('s-1', 7 as never)],
  ['a network and a port', (client) => client.attachServerInterface('s-1', { networkId: 'n', portId: 'p' })],
  [
    'an address that is no list',
    (client) => client.attachServerInterface('s-1', { fixedIps: '10.0.0.5' as never }),
  ],
  ['images that are no list', (client) => client.cacheAggregateImages('7', 'i-1' as never)],
  ['a volume attachment that stays as it is', (client) => client.updateVolumeAttachment('s-1', 'v-1', {})],
])('%s is refused, and nothing is sent', async (_, call) => {
  const nova = await startNova(() => ({ body: {} }));
  expect(await rejection(call(connect(nova)))).toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(nova.requests).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { askedOf, connectTo, rejection, sentTo, startService } from '../../../test/support/stub-service.js';
import { ImageClient } from '../src/index.js';

test('the next page behind a front end is below its path', async () => {
  const service = await startService(({ url }) =>
    url.includes('marker')
      ? { body: { images: [{ id: 'b' }] } }
      : { body: { images: [{ id: 'a' }], next: '/v2/images?marker=a' } },
  );
  const images = await connectTo(ImageClient, service, '/image').listImages();
  expect(images.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(askedOf(service)).toEqual(['GET /image/v2/images', 'GET /image/v2/images?marker=a']);
});

test('filters in the spelling of the API', async () => {
  const service = await startService(() => ({ body: { images: [] } }));
  await connectTo(ImageClient, service, '/v2').listImages({
    name: 'in:x',
    tag: ['a', 'b'],
    hidden: false,
    memberStatus: 'all',
    sizeMax: 7,
    updatedAt: 'gt:2026-01-01T00:00:00Z',
    order: '-created_at',
    properties: { os_distro: 'debian' },
  });
  const [url] = askedOf(service);
  expect([...new URL(`http://x${url?.slice(4)}`).searchParams].sort()).toEqual([
    ['member_status', 'all'],
    ['name', 'in:x'],
    ['os_distro', 'debian'],
    ['os_hidden', 'false'],
    ['size_max', '7'],
    ['sort', 'created_at:desc'],
    ['tag', 'a'],
    ['tag', 'b'],
    ['updated_at', 'gt:2026-01-01T00:00:00Z'],
  ]);
});

test('an image as it is told', async () => {
  const raw = {
    id: 'i-1',
    name: null,
    status: 'active',
    os_hash_algo: 'sha512',
    os_hash_value: 'ff',
    stores: 'fast,slow',
    os_hidden: false,
    locations: [{ url: 'file:///x' }],
    hw_disk_bus: 'virtio',
    owner: null,
  };
  const service = await startService(() => ({ body: raw }));
  expect(await connectTo(ImageClient, service, '/v2').getImageDetails('i-1')).toEqual({
    id: 'i-1',
    name: '',
    status: 'active',
    hash: { algorithm: 'sha512', value: 'ff' },
    hidden: false,
    stores: ['fast', 'slow'],
    properties: { hw_disk_bus: 'virtio' },
    raw,
  });
});

test('a property with the name of a field is refused, and nothing is sent', async () => {
  const service = await startService(() => ({ body: {} }));
  const making = connectTo(ImageClient, service, '/v2').createImage({
    name: 'x',
    minDisk: 1,
    properties: { min_disk: '2' },
  });
  expect(await rejection(making)).toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(service.requests).toEqual([]);
});

describe('an import', () => {
  test.each([
    [{ method: 'glance-direct' } as const, { method: { name: 'glance-direct' } }],
    [
      { method: 'web-download', uri: 'http://here/disk', stores: ['fast'] } as const,
      { method: { name: 'web-download', uri: 'http://here/disk' }, stores: ['fast'] },
    ],
    [
      { method: 'copy-image', allStores: true, allStoresMustSucceed: false } as const,
      { method: { name: 'copy-image' }, all_stores: true, all_stores_must_succeed: false },
    ],
    [
      { method: 'glance-download', region: 'two', imageId: 'i-9' } as const,
      { method: { name: 'glance-download', glance_region: 'two', glance_image_id: 'i-9' } },
    ],
  ])('%o', async (how, body) => {
    const service = await startService(() => ({ status: 202 }));
    await connectTo(ImageClient, service, '/v2').importImage('i-1', how);
    expect(askedOf(service)).toEqual(['POST /v2/images/i-1/import']);
    expect(sentTo(service)).toEqual([body]);
  });
});

test('stores, and leaving one', async () => {
  const stores = [
    { id: 'fast', default: 'true', description: 'SSD' },
    { id: 'web', 'read-only': 'true' },
  ];
  const service = await startService(({ method }) =>
    method === 'GET' ? { body: { stores } } : { status: 204 },
  );
  const client = connectTo(ImageClient, service, '/v2');
  expect(await client.listStores()).toEqual([
    { id: 'fast', isDefault: true, description: 'SSD', raw: stores[0] },
    { id: 'web', readOnly: true, raw: stores[1] },
  ]);
  await client.deleteImageFromStore('i-1', 'fast');
  expect(askedOf(service)).toEqual(['GET /v2/info/stores', 'DELETE /v2/stores/fast/i-1']);
});

test('usage', async () => {
  const service = await startService(() => ({
    body: { usage: { image_size_total: { limit: 10, usage: 3 } } },
  }));
  expect(await connectTo(ImageClient, service, '/v2').getUsage()).toEqual({
    image_size_total: { limit: 10, usage: 3 },
  });
});

describe('waiting', () => {
  test('outlasts what comes between, and tells of each look', async () => {
    const statuses = ['queued', 'saving', 'active'];
    const service = await startService(() => ({ body: { id: 'i-1', status: statuses.shift() } }));
    const seen: string[] = [];
    const options = { interval: 5, onProgress: ({ status }: { status: string }) => void seen.push(status) };
    await connectTo(ImageClient, service, '/v2').waitImageUntil('i-1', 'ACTIVE', options);
    expect(seen).toEqual(['queued', 'saving', 'active']);
  });

  test.each(['killed', 'error'])('ends at once in %s', async (status) => {
    const service = await startService(() => ({ body: { id: 'i-1', status } }));
    const waiting = connectTo(ImageClient, service, '/v2').waitImageUntil('i-1');
    expect(await rejection(waiting)).toMatchObject({
      code: 'OPERATION_FAILED',
      message: `image i-1 is in ${status}`,
    });
  });

  test('for a task that fails', async () => {
    const service = await startService(() => ({ body: { id: 't-1', type: 'import', status: 'failure' } }));
    const waiting = connectTo(ImageClient, service, '/v2').waitTaskUntil('t-1');
    expect(await rejection(waiting)).toMatchObject({ code: 'OPERATION_FAILED' });
  });

  test('for one that is gone', async () => {
    const service = await startService(() => ({
      status: 404,
      body: { message: 'No image', code: '404 Not Found' },
    }));
    const client = connectTo(ImageClient, service, '/v2');
    expect(await rejection(client.waitImageUntil('i-1'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await rejection(client.waitImageWhile('i-1'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await client.waitImageUntil('i-1', 'deleted')).toMatchObject({ id: 'i-1', status: 'deleted' });
  });
});

describe('an answer of another shape than the API promises', () => {
  test.each([
    ['a list', (client: ImageClient) => client.listImages(), { images: {} }],
    ['an image', (client: ImageClient) => client.getImageDetails('i-1'), []],
    ['an image without an id', (client: ImageClient) => client.getImageDetails('i-1'), { name: 'x' }],
    ['a member', (client: ImageClient) => client.getMember('i-1', 'p'), { status: 'pending' }],
    ['import methods', (client: ImageClient) => client.listImportMethods(), {}],
    ['usage', (client: ImageClient) => client.getUsage(), { usage: { a: 1 } }],
  ])('%s', async (_, call, body) => {
    const service = await startService(() => ({ body }));
    expect(await rejection(call(connectTo(ImageClient, service, '/v2')))).toMatchObject({ code: 'PARSE' });
  });
});

test.each([
  ['no id', (client: ImageClient) => client.getImageDetails('')],
  ['an id that climbs', (client: ImageClient) => client.deleteImage('..')],
  ['a list of members', (client: ImageClient) => client.listMembers('.')],
  ['a tag', (client: ImageClient) => client.addImageTag('i-1', '')],
  ['a schema', (client: ImageClient) => client.getSchema('../images')],
])('%s: refused before anything is sent, or kept in one segment', async (_, call) => {
  const service = await startService(() => ({ status: 404 }));
  expect(['INVALID_ARGUMENT', 'NOT_FOUND']).toContain(
    (await rejection(call(connectTo(ImageClient, service, '/v2')))).code,
  );
  for (const { url } of service.requests) expect(url).toBe('/v2/schemas/..%2Fimages');
});

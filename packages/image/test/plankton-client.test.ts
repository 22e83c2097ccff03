import { describe, expect, test } from 'vitest';
import type { Handler, Loopback } from '../../../test/support/loopback.js';
import { askedOf, connectTo, rejection, sentTo, startService } from '../../../test/support/stub-service.js';
import { PlanktonClient } from '../src/index.js';

const listed = {
  id: 'i-1',
  name: 'Debian',
  status: 'available',
  size: 903,
  disk_format: 'diskdump',
  container_format: 'bare',
  is_public: true,
  owner: 'u-1',
  created_at: '2026-11-01 10:00:00',
  updated_at: '2026-11-02 10:00:00',
  location: 'pithos://u-1/images/debian.diskdump',
  properties: { os: 'debian' },
};
const told = {
  'X-Image-Meta-Id': 'i-1',
  'X-Image-Meta-Name': 'na%20%CE%BA',
  'X-Image-Meta-Size': '903',
  'X-Image-Meta-Status': 'available',
  'X-Image-Meta-Is-Public': 'False',
  'X-Image-Meta-Disk-Format': 'diskdump',
  'X-Image-Meta-Property-Root-Partition': '1',
  'X-Image-Meta-Property-Description': '100%',
};

async function plankton(handler: Handler): Promise<{ client: PlanktonClient; service: Loopback }> {
  const service = await startService(handler);
  return { client: connectTo(PlanktonClient, service, '/image/v1.0'), service };
}

test('lists, in full and in brief, as a list or wrapped', async () => {
  let body: unknown = [listed];
  const { client, service } = await plankton(() => ({ body }));
  const image = {
    id: 'i-1',
    name: 'Debian',
    status: 'available',
    size: 903,
    diskFormat: 'diskdump',
    containerFormat: 'bare',
    visibility: 'public',
    owner: 'u-1',
    created: '2026-11-01 10:00:00',
    updated: '2026-11-02 10:00:00',
    location: 'pithos://u-1/images/debian.diskdump',
    properties: { os: 'debian' },
    raw: listed,
  };
  expect(await client.listImages({ sizeMin: 5, name: '', order: '-size' })).toEqual([image]);
  body = { images: [listed] };
  expect(await client.listPublic({ detail: false, status: 'available' })).toEqual([image]);
  expect(askedOf(service)).toEqual([
    'GET /image/v1.0/images/detail?size_min=5&sort_dir=desc&sort_key=size',
    'GET /image/v1.0/images/?status=available&sort_dir=asc',
  ]);
});

test('an image by its headers', async () => {
  const { client, service } = await plankton(() => ({ headers: told }));
  const image = {
    id: 'i-1',
    name: 'na κ',
    status: 'available',
    size: 903,
    visibility: 'private',
    diskFormat: 'diskdump',
    properties: { root_partition: '1', description: '100%' },
  };
  expect(await client.getImageDetails('i-1')).toMatchObject(image);
  expect(await client.getMeta('i-1')).toMatchObject({ ...image, raw: { 'disk-format': 'diskdump' } });
  expect(askedOf(service)).toEqual(['HEAD /image/v1.0/images/i-1', 'HEAD /image/v1.0/images/i-1']);
});

test('registering, with the location encoded once', async () => {
  const { client, service } = await plankton(() => ({ headers: told }));
  const image = await client.register({
    name: 'na κ',
    location: ['u-1', 'my images', 'a/b κ'],
    size: 903,
    visibility: 'public',
    properties: { ROOT_PARTITION: '1', note: 'a b', 'κ x': 'y' },
  });
  expect(image.id).toBe('i-1');
  await client.register({ name: 'x', location: 'pithos://u-1/images/x y' });
  expect(askedOf(service)).toEqual(['POST /image/v1.0/images/', 'POST /image/v1.0/images/']);
  expect(service.requests[0]!.headers).toMatchObject({
    'content-length': '0',
    'x-image-meta-name': 'na%20%CE%BA',
    'x-image-meta-location': 'pithos://u-1/my%20images/a/b%20%CE%BA',
    'x-image-meta-size': '903',
    'x-image-meta-is-public': 'True',
    'x-image-meta-property-root_partition': '1',
    'x-image-meta-property-note': 'a%20b',
    'x-image-meta-property-%ce%ba%20x': 'y',
  });
  expect(service.requests[1]!.headers['x-image-meta-location']).toBe('pithos://u-1/images/x%20y');
});

test.each([
  ['no name', { name: '', location: 'pithos://u/c/o' }],
  ['a location elsewhere', { name: 'x', location: 'http://u/c/o' }],
  ['a location without an object', { name: 'x', location: 'pithos://u/c' }],
])('registering with %s is refused', async (_, image) => {
  const { client, service } = await plankton(() => ({ headers: told }));
  expect(await rejection(client.register(image))).toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(service.requests).toEqual([]);
});

test('changes; null takes a property away', async () => {
  const { client, service } = await plankton(() => ({ headers: { 'X-Image-Meta-Id': 'i-1' } }));
  const changes = {
    name: 'new',
    diskFormat: 'extdump',
    containerFormat: 'ovf',
    status: 'available',
    visibility: 'private',
    owner: 'u-2',
    properties: { os: null, kernel: '6.1' },
  } as const;
  const image = await client.updateImage('i-1', changes, { headers: { 'x-own': '1' } });
  expect(image).toMatchObject({ id: 'i-1', raw: { 'x-image-meta-id': 'i-1' } });
  expect(askedOf(service)).toEqual(['PUT /image/v1.0/images/i-1']);
  expect(service.requests[0]!.headers).toMatchObject({
    'content-length': '0',
    'x-image-meta-name': 'new',
    'x-image-meta-disk-format': 'extdump',
    'x-image-meta-container-format': 'ovf',
    'x-image-meta-status': 'available',
    'x-image-meta-is-public': 'False',
    'x-image-meta-owner': 'u-2',
    'x-image-meta-property-os': '',
    'x-image-meta-property-kernel': '6.1',
    'x-own': '1',
  });
});

test('members and shared images', async () => {
  const { client, service } = await plankton(({ method, url }) => {
    if (method !== 'GET') return { status: 204 };
    return url.includes('shared')
      ? { body: { shared_images: [{ image_id: 'i-1', can_share: false }] } }
      : { body: { members: [{ member_id: 'u-2', can_share: false }] } };
  });
  expect(await client.listMembers('i-1')).toMatchObject([{ memberId: 'u-2' }]);
  expect(await client.listShared('u-2')).toMatchObject([{ id: 'i-1' }]);
  await client.addMember('i-1', 'u-3');
  await client.removeMember('i-1', 'u-3');
  await client.setMembers('i-1', ['u-2', 'u-4']);
  await client.deleteImage('i-1');
  await client.unregister('i-1');
  expect(askedOf(service)).toEqual([
    'GET /image/v1.0/images/i-1/members',
    'GET /image/v1.0/shared-images/u-2',
    'PUT /image/v1.0/images/i-1/members/u-3',
    'DELETE /image/v1.0/images/i-1/members/u-3',
    'PUT /image/v1.0/images/i-1/members',
    'DELETE /image/v1.0/images/i-1',
    'DELETE /image/v1.0/images/i-1',
  ]);
  expect(sentTo(service)[4]).toEqual({ memberships: [{ member_id: 'u-2' }, { member_id: 'u-4' }] });
});

describe('finding and waiting, as every image service', () => {
  test('by name', async () => {
    const { client, service } = await plankton(() => ({
      body: [listed, { ...listed, id: 'i-2', name: 'other' }],
    }));
    expect(await client.findImage('Debian')).toMatchObject({ id: 'i-1' });
    expect(askedOf(service)).toEqual(['GET /image/v1.0/images/detail?name=Debian&sort_dir=asc']);
    expect(await rejection(client.findImage('none'))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('by status', async () => {
    const { client } = await plankton(() => ({ headers: told }));
    expect(await client.waitImageUntil('i-1', 'available')).toMatchObject({ status: 'available' });
  });
});

test('a fault of Synnefo', async () => {
  const { client } = await plankton(() => ({
    status: 400,
    body: { badRequest: { code: 400, message: 'Malformed request', details: 'sort key' } },
  }));
  expect(await rejection(client.listImages({ order: 'x' }))).toMatchObject({
    code: 'BAD_REQUEST',
    message: 'Malformed request',
    details: ['sort key'],
  });
});

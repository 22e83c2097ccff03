import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import type { Handler, Loopback } from '../../../test/support/loopback.js';
import { askedOf, connectTo, rejection, startService } from '../../../test/support/stub-service.js';
import { ImageClient } from '../src/index.js';

const data = Buffer.from('the bytes of a disk');
const hex = (algorithm: string, bytes: Buffer = data): string =>
  createHash(algorithm).update(bytes).digest('hex');
const whole = {
  id: 'i-1',
  status: 'active',
  size: data.length,
  checksum: hex('md5'),
  os_hash_algo: 'sha512',
  os_hash_value: hex('sha512'),
};

/** A Glance with one image, whose data is `data`. */
function glance(image: object, file: Handler = () => ({ body: data })): Promise<Loopback> {
  return startService((request, response) => {
    if (request.method === 'PUT') return { status: 204 };
    return request.url.endsWith('/file') ? file(request, response) : { body: image };
  });
}

test.each([
  ['bytes', () => data],
  ['text', () => data.toString()],
  ['a stream', () => Readable.from([data.subarray(0, 7), data.subarray(7)])],
  ['a factory of streams', () => () => Readable.from([data])],
])('%s that arrive undamaged', async (_, source) => {
  const service = await glance(whole);
  const image = await connectTo(ImageClient, service, '/v2').uploadImage('i-1', source());
  expect(image).toMatchObject({ id: 'i-1', status: 'active' });
  expect(askedOf(service)).toEqual(['PUT /v2/images/i-1/file', 'GET /v2/images/i-1']);
  expect(service.requests[0]!.body).toEqual(data);
  expect(service.requests[0]!.headers['content-type']).toBe('application/octet-stream');
});

test.each([
  ['another size', { ...whole, size: 3 }, /19 bytes, not 3/],
  ['another hash', { ...whole, os_hash_value: '00' }, /its sha512 is \w+, not 00/],
  ['another checksum, and no hash', { ...whole, os_hash_algo: null, checksum: '00' }, /its md5 is/],
  [
    'another checksum, and a hash that is not known',
    { ...whole, os_hash_algo: 'crc9', checksum: '00' },
    /md5/,
  ],
])('a service that says it got %s', async (_, image, message) => {
  const client = connectTo(ImageClient, await glance(image), '/v2');
  const error = await rejection(client.uploadImage('i-1', () => Readable.from([data])));
  expect(error).toMatchObject({ code: 'OPERATION_FAILED', status: 0 });
  expect(error.message).toMatch(message);
});

test('a service that tells no hashes is believed', async () => {
  const client = connectTo(ImageClient, await glance({ id: 'i-1', status: 'active', checksum: null }), '/v2');
  expect(await client.uploadImage('i-1', data)).toMatchObject({ id: 'i-1' });
});

test('a factory is asked anew when the service was not there, and only what was sent last counts', async () => {
  let tries = 0;
  const service = await startService(({ method }) => {
    if (method === 'GET') return { body: whole };
    return { status: tries++ === 0 ? 503 : 204, headers: { 'retry-after': '0' } };
  });
  const client = connectTo(ImageClient, service, '/v2', { retry: { limit: 1 } });
  expect(await client.uploadImage('i-1', () => Readable.from([data]))).toMatchObject({ id: 'i-1' });
  expect(tries).toBe(2);
});

test('a source that fails', async () => {
  const service = await glance(whole);
  const failing = (): Readable =>
    new Readable({
      read() {
        this.destroy(new Error('the disk is gone'));
      },
    });
  const error = await rejection(connectTo(ImageClient, service, '/v2').uploadImage('i-1', failing));
  expect(error.message).toContain('the disk is gone');
});

test('what is no data is refused, and nothing is sent', async () => {
  const service = await glance(whole);
  const client = connectTo(ImageClient, service, '/v2');
  expect(await rejection(client.uploadImage('i-1', 7 as unknown as string))).toMatchObject({
    code: 'INVALID_ARGUMENT',
  });
  for (const range of [
    { first: -1 },
    { first: 0.5 },
    { first: 5, last: 4 },
    { first: 0, last: Number.NaN },
  ]) {
    const refused = client.downloadImage({ id: 'i-1', name: '', status: 'active', raw: {} }, { range });
    expect(await rejection(refused)).toMatchObject({ code: 'INVALID_ARGUMENT' });
  }
  expect(service.requests).toEqual([]);
});

test('a download tells how far it is, and of how much', async () => {
  const seen: object[] = [];
  const client = connectTo(ImageClient, await glance(whole), '/v2');
  const stream = await client.downloadImage('i-1', { onProgress: (progress) => seen.push({ ...progress }) });
  expect(await buffer(stream)).toEqual(data);
  expect(seen.at(-1)).toEqual({ transferred: data.length, total: data.length });
});

test.each([
  ['other data of the same size', Buffer.from('THE BYTES OF A DISK'), /sha512/],
  ['less data', data.subarray(1), /18 bytes, not 19/],
])('a download of %s fails at its end', async (_, body, message) => {
  const client = connectTo(ImageClient, await glance(whole, () => ({ body })), '/v2');
  const error = await rejection(buffer(await client.downloadImage('i-1')));
  expect(error.code).toBe('OPERATION_FAILED');
  expect(error.message).toMatch(message);
});

test('a download that breaks off', async () => {
  const service = await glance(whole, (_, response) => {
    response.writeHead(200, { 'content-length': data.length }).write(data.subarray(0, 4));
    setTimeout(() => response.destroy(), 20);
  });
  const stream = await connectTo(ImageClient, service, '/v2').downloadImage('i-1');
  expect(await rejection(buffer(stream))).toMatchObject({ code: 'CONNECTION' });
});

test('part of the data is given as it is', async () => {
  const service = await glance(whole, () => ({ status: 206, body: 'bytes' }));
  const client = connectTo(ImageClient, service, '/v2');
  const stream = await client.downloadImage('i-1', { range: { first: 4, last: 8 } });
  expect((await buffer(stream)).toString()).toBe('bytes');
  expect(service.requests[1]!.headers.range).toBe('bytes=4-8');
});

test('an image without data is told apart from an empty one', async () => {
  const none = await glance({ id: 'i-1', status: 'queued' }, () => ({ status: 204 }));
  expect(await rejection(connectTo(ImageClient, none, '/v2').downloadImage('i-1'))).toMatchObject({
    code: 'NOT_FOUND',
    status: 204,
  });
  const empty = await glance({ ...whole, size: 0, os_hash_value: hex('sha512', Buffer.alloc(0)) }, () => ({
    body: '',
  }));
  expect(await buffer(await connectTo(ImageClient, empty, '/v2').downloadImage('i-1'))).toHaveLength(0);
});

test('who stops reading stops the download', async () => {
  const service = await glance(whole, (_, response) => {
    response.writeHead(200).write('a');
  });
  const stream = await connectTo(ImageClient, service, '/v2').downloadImage('i-1');
  stream.destroy();
  await expect.poll(() => service.openConnections).toBeLessThanOrEqual(1);
});

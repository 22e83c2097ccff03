import { StorageClient } from '@leister/storage';
import type { Session } from '@leister/openstack';
import { describe, expect, test } from 'vitest';
import { startLoopback } from '../../../test/support/loopback.js';
import { FakeSwift } from './support/fake-swift.js';

describe('what is meant', () => {
  test('neither an account nor a container that cannot be one', async () => {
    const endpoint = 'http://127.0.0.1:1/v1';
    for (const options of [{ account: '' }, { account: 'a/b' }, { container: 'a/b' }])
      expect(() => new StorageClient({ endpoint, ...options })).toThrow('not the name');
    const client = new StorageClient({ endpoint });
    expect(() => client.with({ container: '' })).toThrow('not the name');
    await expect(client.getObjectInfo('o')).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining('which container'),
    });
    await expect(client.getContainerInfo('a/b')).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  test.each([
    ['/v1/AUTH_a', undefined, '/v1/AUTH_a/box/o'],
    ['/v1/AUTH_a', 'AUTH_b', '/v1/AUTH_b/box/o'],
    ['/v1', 'AUTH b', '/v1/AUTH%20b/box/o'],
    ['/swift/v1', undefined, '/swift/v1/box/o'],
    ['', 'AUTH_b', '/v1/AUTH_b/box/o'],
    ['/object-store/v1.0/x', 'y', '/object-store/v1.0/y/box/o'],
  ])('endpoint %j with account %j', async (path, account, expected) => {
    const { server } = await FakeSwift.start();
    const client = new StorageClient({
      endpoint: server.url + path,
      account,
      container: 'box',
      proxy: false,
    });
    await client.deleteObject('o').catch(() => undefined);
    expect(server.requests[0]?.url).toBe(expected);
    expect(await client.getObjectUrl('o')).toBe(server.url + expected);
    await client.close();
  });

  test('another container or account, for a clone or for one call', async () => {
    const fake = await FakeSwift.start();
    fake.misbehave = () => ({ status: 204 });
    const client = fake.client();
    await client.getContainerInfo();
    await client.with({ container: 'other' }).getContainerInfo();
    await client.uploadObject('o', '', { container: 'third' });
    await client.with({ account: 'AUTH_b' }).with({ container: 'c' }).getContainerInfo();
    expect(fake.asked).toEqual(['HEAD /box', 'HEAD /other', 'PUT /third/o', 'HEAD /v1/AUTH_b/c']);
  });

  test.each(['', 'a/../b', '..', './x', '\ud800'])('an object cannot be named %j', async (name) => {
    const fake = await FakeSwift.start();
    await expect(fake.client().getObjectInfo(name)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(fake.asked).toEqual([]);
  });
});

describe('listings', () => {
  test('go on until a page is empty', async () => {
    const fake = await FakeSwift.start();
    for (const name of ['a', 'b &+', 'c']) fake.put(name, '');
    expect((await fake.client().listObjects()).map(({ name }) => name)).toEqual(['a', 'b &+', 'c']);
    expect(fake.asked).toEqual([
      'GET /box?format=json',
      'GET /box?format=json&marker=b%20%26%2B',
      'GET /box?format=json&marker=c',
    ]);
  });

  test('or until one is shorter than asked for', async () => {
    const fake = await FakeSwift.start();
    for (const name of ['a', 'b', 'c']) fake.put(name, '');
    expect(await fake.client().listObjects(undefined, { limit: 2 })).toHaveLength(3);
    expect(fake.asked).toHaveLength(2);
  });

  test('a page of a front end is not an empty one', async () => {
    const fake = await FakeSwift.start();
    fake.misbehave = () => ({ headers: { 'content-type': 'text/html' }, body: '<html>log in</html>' });
    await expect(fake.client().listObjects()).rejects.toMatchObject({ code: 'PARSE' });
    fake.misbehave = () => ({ body: { not: 'a list' } });
    await expect(fake.client().listContainers()).rejects.toMatchObject({ code: 'PARSE' });
  });

  test('a server that repeats itself does not keep the client for ever', async () => {
    const fake = await FakeSwift.start();
    fake.misbehave = () => ({ body: [{ name: 'same' }] });
    await expect(fake.client().listObjects()).rejects.toMatchObject({ code: 'PARSE' });
    expect(fake.asked.length).toBeLessThan(4);
  });

  test('a token that expires in the middle is renewed', async () => {
    let token = 'old-token';
    const server = await startLoopback(({ headers, url }) => {
      if (headers['x-auth-token'] !== 'new-token' && url.includes('marker')) return { status: 401 };
      return { body: url.includes('marker=b') ? [] : [{ name: url.includes('marker=a') ? 'b' : 'a' }] };
    });
    const session: Session = {
      credentials: {
        apply: ({ headers }) => (headers['x-auth-token'] = token),
        renew: async () => void (token = 'new-token'),
      },
      endpointFor: async (type) => {
        expect(type).toBe('object-store');
        return `${server.url}/v1/AUTH_a`;
      },
    };
    const client = new StorageClient({ session, container: 'box', proxy: false });
    expect((await client.listObjects()).map(({ name }) => name)).toEqual(['a', 'b']);
    await client.close();
    await server.close();
  });
});

describe('many deletions', () => {
  const info = { swift: {}, bulk_delete: { max_deletes_per_request: 2 } };

  test('go in bulks as large as the store takes', async () => {
    const fake = await FakeSwift.start();
    fake.misbehave = ({ url, body }) => {
      if (url === '/info') return { body: info };
      const deleted = body.toString().trim().split('\n').length;
      return {
        body: { 'Response Status': '200 OK', 'Number Deleted': deleted, 'Number Not Found': 0, Errors: [] },
      };
    };
    const soFar: number[] = [];
    const options = { onDeleted: ({ deleted }: { deleted: number }) => soFar.push(deleted) };
    const outcome = await fake.client().deleteObjects(['a\nb', 'ü/..', 'c'], options);
    expect(outcome).toEqual({ deleted: 3, notFound: 0, failed: [] });
    expect(soFar).toEqual([2, 3]);
    expect(fake.server.requests.map(({ body }) => body.toString())).toEqual([
      '',
      '/box/a%0Ab\n/box/%C3%BC/..\n',
      '/box/c\n',
    ]);
  });

  test('or one by one, where it takes none', async () => {
    const fake = await FakeSwift.start();
    fake.misbehave = ({ method, url }) =>
      url === '/info'
        ? { status: 404 }
        : method === 'DELETE' && url.endsWith('/b')
          ? { status: 403 }
          : undefined;
    for (const name of ['a', 'b']) fake.put(name, '');
    const outcome = await fake.client().deleteObjects(['a', 'b', 'none']);
    expect(outcome).toMatchObject({
      deleted: 1,
      notFound: 1,
      failed: [{ name: 'b', error: { code: 'FORBIDDEN' } }],
    });
  });

  test('what failed is told by name; a bulk that failed as a whole rejects, though it is HTTP 200', async () => {
    const fake = await FakeSwift.start();
    let answer: object = {
      'Response Status': '400 Bad Request',
      'Number Deleted': 1,
      'Number Not Found': 0,
      Errors: [['/box/%C3%BC', '403 Forbidden']],
    };
    fake.misbehave = ({ url }) => ({ body: url === '/info' ? info : answer });
    expect(await fake.client().deleteObjects(['ü', 'b'])).toMatchObject({
      deleted: 1,
      failed: [{ name: 'ü', error: { code: 'FORBIDDEN', status: 403 } }],
    });
    answer = { 'Response Status': '503 Service Unavailable', 'Response Body': 'later', Errors: [] };
    await expect(fake.client().deleteObjects(['a'])).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: 'later',
    });
  });
});

test('a move whose source stays says that the copy is there', async () => {
  const fake = await FakeSwift.start();
  fake.misbehave = ({ method }) => (method === 'DELETE' ? { status: 403 } : undefined);
  await expect(fake.client().moveObject({ object: 'a' }, { object: 'b' })).rejects.toMatchObject({
    code: 'OPERATION_FAILED',
    status: 403,
    message: expect.stringMatching(/^copied, but/),
  });
});

test('a move deletes what it copied: of its account, and of its version', async () => {
  const fake = await FakeSwift.start();
  fake.misbehave = ({ method }) => (method === 'PUT' ? { status: 201 } : { status: 204 });
  await fake.client().moveObject({ object: 'a', account: 'AUTH_b', versionId: '1.5' }, { object: 'c' });
  expect(fake.asked).toEqual([
    'PUT /box/c?version-id=1.5&multipart-manifest=get',
    'DELETE /v1/AUTH_b/box/a?version-id=1.5',
  ]);
  await expect(fake.client().moveObject({ object: 'a', account: 'AUTH_a' }, {})).rejects.toMatchObject({
    code: 'INVALID_ARGUMENT',
  });
});

test('the key of temporary URLs goes nowhere and is printed nowhere', async () => {
  const fake = await FakeSwift.start();
  let log = '';
  const client = fake.client({ log: { headers: true, write: (text) => (log += text) } });
  const key = 'correct-horse-battery';
  expect(await client.createTemporaryUrl('o', { key, expires: 2_000_000_000 })).toBe(
    `${fake.server.url}/v1/AUTH_a/box/o?temp_url_sig=` +
      '0dd88201e9d901308870ffc9edc6993d2d0d80d5259ee97a8e533bad884fb8d0&temp_url_expires=2000000000',
  );
  expect(fake.asked).toEqual([]);
  await client.setTemporaryUrlKey(key);
  expect(fake.server.requests[0]?.headers['x-account-meta-temp-url-key']).toBe(key);
  expect(log).toContain('x-account-meta-temp-url-key: ***');
  expect(log).not.toContain(key);
  for (const bad of [{ key: '' }, { key, expires: Number.NaN }])
    await expect(client.createTemporaryUrl('o', bad)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
});

import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { FakeSwift, md5 } from './support/fake-swift.js';
import { randomFile, temporaryFolder } from './support/files.js';

const wrong = md5('something else');

describe('an upload', () => {
  test.each([
    ['bytes', () => Buffer.from('content')],
    ['a stream', () => Readable.from([Buffer.from('content')])],
    ['a factory', () => () => Readable.from([Buffer.from('content')])],
  ])('of %s that is stored as something else is an error', async (_, content) => {
    const fake = await FakeSwift.start();
    fake.misbehave = () => ({ status: 201, headers: { etag: wrong } });
    await expect(fake.client().uploadObject('o', content())).rejects.toMatchObject({
      code: 'OPERATION_FAILED',
      status: 201,
      details: [`MD5 sent ${md5('content')}, stored ${wrong}`],
    });
  });

  test('that breaks off is sent again from its beginning, and hashed anew', async () => {
    const fake = await FakeSwift.start();
    let broken = 0;
    fake.misbehave = (_, response) => (broken++ === 0 ? void response.destroy() : undefined);
    const stored = await fake.client().uploadObject('o', () => Readable.from([Buffer.from('content')]));
    expect(stored.etag).toBe(md5('content'));
    expect(fake.asked).toEqual(['PUT /box/o', 'PUT /box/o']);
  });

  test('of bytes tells their MD5 beforehand', async () => {
    const fake = await FakeSwift.start();
    await fake.client().uploadObject('o', 'content');
    expect(fake.server.requests[0]?.headers.etag).toBe(md5('content'));
  });

  test('of a file goes without looking, where looking is forbidden', async () => {
    const fake = await FakeSwift.start();
    fake.misbehave = ({ method }) => (method === 'PUT' ? undefined : { status: 403 });
    const { path, content } = randomFile(10);
    expect(await fake.client().uploadFile('o', path)).toMatchObject({
      outcome: 'uploaded',
      etag: md5(content),
    });
  });

  test('of a large file whose content arrives changed is an error', async () => {
    const fake = await FakeSwift.start();
    fake.misbehave = ({ method }) =>
      method === 'PUT' ? { status: 201, headers: { etag: wrong } } : undefined;
    const { path } = randomFile(2 << 20);
    await expect(fake.client().uploadFile('o', path)).rejects.toMatchObject({ code: 'OPERATION_FAILED' });
  });

  test('of a file, in a process that does nothing else, comes to its end', async () => {
    const fake = await FakeSwift.start();
    const { path, content } = randomFile(2 << 20);
    const program = `
      import { StorageClient } from '@leister/storage';
      const client = new StorageClient({ endpoint: '${fake.server.url}/v1/AUTH_a', container: 'box', proxy: false });
      const { etag } = await client.uploadFile('o', ${JSON.stringify(path)});
      await client.downloadFile('o', ${JSON.stringify(`${path}.back`)}, { partSize: 1 << 20 });
      await client.close();
      console.log(etag);`;
    const args = ['--conditions=@leister/source', '--import', 'tsx', '--input-type=module', '-e', program];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout.trim()).toBe(md5(content));
    expect(readFileSync(`${path}.back`).equals(content)).toBe(true);
  });
});

describe('a download', () => {
  test('whose content is not what its ETag says is an error, at its end', async () => {
    const fake = await FakeSwift.start();
    fake.put('o', 'content', wrong);
    await expect(fake.client().downloadToString('o')).rejects.toMatchObject({ code: 'OPERATION_FAILED' });
    expect(await fake.client().downloadToString('o', { range: '0-2' })).toBe('con');
  });

  test.each([10, 100])('into a file, %i bytes, leaves nothing when the content is wrong', async (bytes) => {
    const fake = await FakeSwift.start();
    fake.put('o', Buffer.alloc(bytes), wrong);
    const folder = temporaryFolder({ o: 'what was there' });
    const download = fake.client().downloadFile('o', join(folder, 'o'), { partSize: 32 });
    await expect(download).rejects.toMatchObject({
      code: 'OPERATION_FAILED',
      status: bytes > 32 ? 206 : 206,
    });
    expect(readdirSync(folder)).toEqual(['o']);
    expect(readFileSync(join(folder, 'o'), 'utf8')).toBe('what was there');
  });

  test('whose connection breaks goes on where it was', async () => {
    const fake = await FakeSwift.start();
    const content = Buffer.from(Array.from({ length: 400_000 }, (_, i) => i % 251));
    fake.put('o', content);
    let broken = 0;
    fake.misbehave = ({ headers }, response) => {
      if (broken > 0 || headers.range !== 'bytes=200000-299999') return;
      broken++;
      const told = {
        etag: md5(content),
        'content-range': 'bytes 200000-299999/400000',
        'content-length': 100_000,
      };
      response.writeHead(206, told);
      response.write(content.subarray(200_000, 270_000), () => setTimeout(() => response.destroy(), 50));
    };
    const path = join(temporaryFolder(), 'o');
    await fake.client().downloadFile('o', path, { partSize: 100_000, concurrency: 1 });
    expect(readFileSync(path).equals(content)).toBe(true);
    const ranges = fake.server.requests.map(({ headers }) => headers.range);
    const again = ranges[3]?.replace(/^bytes=(\d+)-299999$/, '$1');
    expect(Number(again)).toBeGreaterThan(200_000);
    expect(Number(again)).toBeLessThanOrEqual(270_000);
    expect(ranges).toHaveLength(5);
  });

  test('that never gets further gives up', async () => {
    const fake = await FakeSwift.start();
    fake.put('o', Buffer.alloc(100));
    fake.misbehave = ({ headers }, response) => {
      if (headers.range === 'bytes=0-49') return;
      response.destroy();
    };
    const client = fake.client({ retry: false });
    const folder = temporaryFolder();
    const download = client.downloadFile('o', join(folder, 'o'), { partSize: 50, concurrency: 1 });
    await expect(download).rejects.toMatchObject({ code: 'CONNECTION' });
    expect(fake.asked).toHaveLength(4);
  });

  test('goes on with what an earlier one left, and asks for nothing twice', async () => {
    const fake = await FakeSwift.start();
    const content = Buffer.from(Array.from({ length: 100 }, (_, i) => i));
    fake.put('o', content);
    fake.misbehave = ({ headers }) => (headers.range === 'bytes=60-69' ? { status: 403 } : undefined);
    const path = join(temporaryFolder(), 'o');
    const options = { partSize: 10, concurrency: 1 };
    await expect(fake.client().downloadFile('o', path, options)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(existsSync(path)).toBe(false);
    fake.misbehave = () => undefined;
    fake.server.requests.length = 0;
    await fake.client().downloadFile('o', path);
    expect(fake.server.requests.map(({ headers }) => headers.range)).toEqual(
      [60, 70, 80, 90].map((first) => `bytes=${first}-${first + 9}`),
    );
    expect(readFileSync(path).equals(content)).toBe(true);
  });

  test.each([
    ['of the same size', Buffer.alloc(100, 7)],
    ['that is shorter', Buffer.alloc(25, 7)],
    ['that is empty', Buffer.alloc(0)],
  ])('does not go on with another object, %s', async (_, other) => {
    const fake = await FakeSwift.start();
    fake.put('o', Buffer.alloc(100));
    fake.misbehave = ({ headers }) => (headers.range === 'bytes=60-69' ? { status: 403 } : undefined);
    const path = join(temporaryFolder(), 'o');
    const options = { partSize: 10, concurrency: 1 };
    await expect(fake.client().downloadFile('o', path, options)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    fake.misbehave = () => undefined;
    fake.put('o', other);
    await fake.client().downloadFile('o', path, options);
    expect(readFileSync(path).equals(other)).toBe(true);
  });

  test('notes that make no sense are no help and no harm', async () => {
    const fake = await FakeSwift.start();
    fake.put('o', 'content');
    const folder = temporaryFolder({ '.o.leister-part': 'x', '.o.leister-part.notes': '{"etag":' });
    await fake.client().downloadFile('o', join(folder, 'o'));
    expect(readdirSync(folder)).toEqual(['o']);
  });

  test('of an object that changes on the way is CONFLICT', async () => {
    const fake = await FakeSwift.start();
    fake.put('o', Buffer.alloc(100));
    fake.misbehave = ({ headers }) => {
      if (headers.range === 'bytes=50-99') fake.put('o', Buffer.alloc(100, 1));
    };
    const download = fake.client().downloadFile('o', join(temporaryFolder(), 'o'), { partSize: 50 });
    await expect(download).rejects.toMatchObject({ code: 'CONFLICT', status: 412 });
  });

  test.each([
    ['in parts', 30],
    ['at once', 1 << 20],
  ])('of a large object, %s, is compared with its segments', async (_, partSize) => {
    const fake = await FakeSwift.start();
    const content = Buffer.from(Array.from({ length: 100 }, (_, i) => i));
    const large = { etag: md5('of all'), headers: { 'x-static-large-object': 'True' } };
    fake.objects.set('o', { content, ...large });
    const segments = [content.subarray(0, 64), content.subarray(64)].map((segment, index) => ({
      name: `/segments/${index}`,
      hash: md5(segment),
      bytes: segment.length,
    }));
    fake.misbehave = ({ url }) =>
      url.endsWith('?multipart-manifest=get') ? { headers: large.headers, body: segments } : undefined;
    const folder = temporaryFolder();
    const path = join(folder, 'o');
    expect(await fake.client().downloadFile('o', path, { partSize })).toMatchObject({ verified: true });
    expect(readFileSync(path).equals(content)).toBe(true);

    fake.objects.set('o', { content: Buffer.alloc(100), ...large });
    const damaged = fake.client().downloadFile('o', path, { partSize });
    await expect(damaged).rejects.toMatchObject({ code: 'OPERATION_FAILED' });
    expect(readdirSync(folder)).toEqual(['o']);

    // What cannot be compared is told as such.
    fake.misbehave = ({ url }) =>
      url.endsWith('?multipart-manifest=get') ? { body: [{ ...segments[0], range: '0-9' }] } : undefined;
    expect(await fake.client().downloadFile('o', path, { partSize })).toMatchObject({ verified: false });
  });

  test('from a server that knows no ranges comes whole', async () => {
    const fake = await FakeSwift.start();
    fake.misbehave = () => ({ headers: { etag: md5('content') }, body: 'content' });
    const path = join(temporaryFolder(), 'o');
    await fake.client().downloadFile('o', path, { partSize: 2 });
    expect(readFileSync(path, 'utf8')).toBe('content');
  });
});

describe('a folder', () => {
  test.each(['../x', 'a/../../x', '..', '/x', 'a//x', './x', 'x/.', 'x\0y', '../../../../../tmp/x'])(
    'takes no object named %j',
    async (name) => {
      const fake = await FakeSwift.start();
      fake.put(name, 'evil');
      fake.put('good', 'good');
      const parent = temporaryFolder({ 'in/there': 'there' });
      const outcomes = await fake.client().downloadFolder(join(parent, 'in'));
      expect(outcomes.find(({ item }) => item === name)).toMatchObject({
        error: { code: 'INVALID_ARGUMENT' },
      });
      expect(readdirSync(parent)).toEqual(['in']);
      expect(readdirSync(join(parent, 'in')).sort()).toEqual(['good', 'there']);
    },
  );

  test('takes none through a link that leads out of it, not even a new folder', async () => {
    const fake = await FakeSwift.start();
    fake.put('link/a/b', 'evil');
    const outside = temporaryFolder();
    const folder = temporaryFolder();
    symlinkSync(outside, join(folder, 'link'));
    expect(await fake.client().downloadFolder(folder)).toMatchObject([
      { error: { code: 'INVALID_ARGUMENT' } },
    ]);
    expect(readdirSync(outside)).toEqual([]);
  });

  test.each(['.o.leister-part', '.o.leister-part.notes', 'o'])(
    'writes nothing through a link that lies at %s',
    async (name) => {
      const fake = await FakeSwift.start();
      fake.put('o', Buffer.alloc(100, 'new '));
      const outside = temporaryFolder({ file: 'untouched' });
      const folder = temporaryFolder();
      symlinkSync(join(outside, 'file'), join(folder, name));
      const outcomes = await fake.client().downloadFolder(folder, { partSize: 30 });
      expect(outcomes).toMatchObject([{ value: { outcome: 'downloaded' } }]);
      expect(readFileSync(join(outside, 'file'), 'utf8')).toBe('untouched');
      expect(lstatSync(join(folder, 'o')).isFile()).toBe(true);
      expect(readdirSync(folder)).toEqual(['o']);
    },
  );

  test('a download that goes on does so in no file that was put in its place', async () => {
    const fake = await FakeSwift.start();
    fake.put('o', Buffer.alloc(100, 'new '));
    fake.misbehave = ({ headers }) => (headers.range === 'bytes=60-69' ? { status: 403 } : undefined);
    const path = join(temporaryFolder(), 'o');
    const options = { partSize: 10, concurrency: 1 };
    await expect(fake.client().downloadFile('o', path, options)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    fake.misbehave = () => undefined;
    const outside = temporaryFolder({ file: 'untouched' });
    const hidden = join(dirname(path), '.o.leister-part');
    rmSync(hidden);
    symlinkSync(join(outside, 'file'), hidden);
    await fake.client().downloadFile('o', path, options);
    expect(readFileSync(path).equals(Buffer.alloc(100, 'new '))).toBe(true);
    expect(readFileSync(join(outside, 'file'), 'utf8')).toBe('untouched');
  });

  test('a file where a folder should be is told, and the rest goes on', async () => {
    const fake = await FakeSwift.start();
    fake.put('a', 'file');
    fake.put('a/b', 'below');
    fake.put('c', 'c');
    const folder = temporaryFolder();
    const outcomes = await fake.client().downloadFolder(folder, { files: 1 });
    expect(outcomes.map(({ error }) => error?.code)).toEqual([undefined, 'OPERATION_FAILED', undefined]);
  });

  test('what fails on its way up is told by name, and the rest goes on', async () => {
    const fake = await FakeSwift.start();
    fake.misbehave = ({ method, url }) =>
      method === 'PUT' && url.endsWith('/b') ? { status: 413 } : undefined;
    const folder = temporaryFolder({ a: 'a', b: 'b', c: 'c' });
    const outcomes = await fake.client().uploadFolder(folder, { prefix: 'p/' });
    expect(outcomes.map(({ item, error }) => [item, error?.code])).toEqual([
      ['a', undefined],
      ['b', 'OVER_LIMIT'],
      ['c', undefined],
    ]);
    expect([...fake.objects.keys()].sort()).toEqual(['p/a', 'p/c']);
  });

  test('a callback that throws begins no more files', async () => {
    const fake = await FakeSwift.start();
    const folder = temporaryFolder({ a: 'a', b: 'b', c: 'c' });
    const onSettled = (): void => {
      throw new Error('no more');
    };
    const outcomes = await fake.client().uploadFolder(folder, { files: 1, onSettled });
    expect(outcomes.map(({ item, error }) => [item, error?.message])).toEqual([
      ['a', undefined],
      ['b', 'no more'],
      ['c', 'no more'],
    ]);
    expect([...fake.objects.keys()]).toEqual(['a']);
  });

  test('an abort ends it with what was done', async () => {
    const fake = await FakeSwift.start();
    const folder = temporaryFolder({ a: 'a', b: 'b', c: 'c' });
    const ending = new AbortController();
    const onSettled = (): void => ending.abort();
    const upload = fake.client().uploadFolder(folder, { files: 1, onSettled, signal: ending.signal });
    expect((await upload).map(({ error }) => error?.code)).toEqual([undefined, 'ABORTED', 'ABORTED']);
  });

  test('one that is not there rejects', async () => {
    const fake = await FakeSwift.start();
    const nowhere = join(temporaryFolder(), 'nowhere');
    await expect(fake.client().uploadFolder(nowhere)).rejects.toMatchObject({ code: 'OPERATION_FAILED' });
    writeFileSync(nowhere, '');
    await expect(fake.client().downloadFolder(nowhere)).rejects.toMatchObject({ code: 'OPERATION_FAILED' });
  });
});

import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '@leister/rest';
import { expect, test } from 'vitest';
import { methodsBeyond } from '../../../../test/support/openstack-peer.js';
import { FolderDownloadMethods } from '../../src/methods/folder-downloads.js';
import { TransferMethods } from '../../src/methods/transfers.js';
import { randomFile, temporaryFolder } from '../support/files.js';
import { describeSwift, SwiftPeer } from '../support/swift-peer.js';

const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');
const mega = 1 << 20;

describeSwift('large objects, on a real Swift', (peer) => {
  test('a static one is put together of segments, told of and deleted with them', async () => {
    const client = await peer.withContainer();
    const container = client.name;
    const one = await client.uploadObject('parts/1 ü', 'one,');
    await client.uploadObject('parts/2', 'two,');
    await client.uploadObject('parts/3', 'three');
    const segments = [
      { container, object: 'parts/1 ü', etag: one.etag, bytes: 4 },
      { container, object: 'parts/2' },
      { container, object: 'parts/3', range: '0-3' },
    ];
    await client.createStaticLargeObject('whole', segments, { metadata: { a: 'b' } });
    expect(await client.getObjectInfo('whole')).toMatchObject({
      bytes: 12,
      largeObject: 'static',
      contentType: 'application/octet-stream',
      metadata: { a: 'b' },
    });
    expect(await client.downloadToString('whole')).toBe('one,two,thre');
    expect(await client.downloadToString('whole', { range: '4-6' })).toBe('two');
    expect(await client.getSegments('whole')).toMatchObject([
      { container, object: 'parts/1 ü', bytes: 4 },
      { object: 'parts/2' },
      { object: 'parts/3' },
    ]);
    await client.setObjectMeta('whole', { c: 'd' });
    expect(await client.getObjectInfo('whole')).toMatchObject({
      largeObject: 'static',
      metadata: { a: 'b', c: 'd' },
    });
    await client.moveObject({ object: 'whole' }, { object: 'moved' });
    expect(await client.getObjectInfo('moved')).toMatchObject({ largeObject: 'static', bytes: 12 });
    await client.copyObject({ object: 'moved' }, { object: 'flat' });
    expect(await client.getObjectInfo('flat')).not.toHaveProperty('largeObject');
    expect(await client.deleteLargeObject('moved')).toMatchObject({ deleted: 4, failed: [] });
    expect((await client.listObjects()).map(({ name }) => name)).toEqual(['flat']);
  });

  test('segments that are not as told are refused, by name', async () => {
    const client = await peer.withContainer();
    const segments = [{ container: client.name, object: 'none', etag: 'x'.repeat(32) }];
    await expect(client.createStaticLargeObject('whole', segments)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      status: 400,
      details: [`/${client.name}/none: 404 Not Found`],
    });
  });

  test('a dynamic one follows its segments, and keeps its manifest when it is told something', async () => {
    const client = await peer.withContainer();
    await client.uploadObject('ö part/1', 'one,');
    await client.createDynamicLargeObject('whole', { object: 'ö part/' });
    await client.uploadObject('ö part/2', 'two');
    await client.setObjectMeta('whole', { a: 'b' });
    expect(await client.getObjectInfo('whole')).toMatchObject({
      bytes: 7,
      largeObject: 'dynamic',
      manifest: `${client.name}/ö part/`,
      metadata: { a: 'b' },
    });
    expect(await client.downloadToString('whole')).toBe('one,two');
    expect((await client.getSegments('whole')).map(({ object }) => object)).toEqual(['ö part/1', 'ö part/2']);
    expect(await client.deleteLargeObject('whole')).toEqual({ deleted: 3, notFound: 0, failed: [] });
    await client.createObject('plain');
    expect(await client.getSegments('plain')).toEqual([]);
    expect(await client.deleteLargeObject('plain')).toMatchObject({ deleted: 1 });
  });
});

describeSwift('files, on a real Swift', (peer) => {
  test.each([0, 1, 4096, mega, mega + 1, 5 * mega + 3])(
    'one of %i bytes goes up and comes back',
    async (bytes) => {
      const client = await peer.withContainer();
      const { path, content } = randomFile(bytes);
      utimesSync(path, 1_600_000_000, 1_600_000_000);
      const steps: Progress[] = [];
      const uploaded = await client.uploadFile('o', path, {
        contentType: 'x/y',
        onProgress: (step) => steps.push(step),
      });
      expect(uploaded).toEqual({ name: 'o', outcome: 'uploaded', bytes, etag: md5(content) });
      expect(await client.getObjectInfo('o')).toMatchObject({
        contentType: 'x/y',
        metadata: { mtime: '1600000000.000000' },
      });
      if (bytes > 0) expect(steps.at(-1)).toEqual({ transferred: bytes, total: bytes });
      const folder = temporaryFolder();
      const back = join(folder, 'a', 'back');
      const seen: Progress[] = [];
      const downloaded = await client.downloadFile('o', back, {
        partSize: mega,
        onProgress: (step) => seen.push(step),
      });
      expect(downloaded).toMatchObject({ path: back, outcome: 'downloaded', verified: true });
      expect(readFileSync(back).equals(content)).toBe(true);
      expect(statSync(back).mtimeMs).toBe(1_600_000_000_000);
      expect(readdirSync(join(folder, 'a'))).toEqual(['back']);
      if (bytes > 0) expect(seen.at(-1)).toEqual({ transferred: bytes, total: bytes });
      expect(await client.uploadFile('o', path, { skipUnchanged: true })).toMatchObject({
        outcome: 'unchanged',
      });
      expect(await client.downloadFile('o', back, { skipUnchanged: true })).toMatchObject({
        outcome: 'unchanged',
      });
      writeFileSync(back, 'x');
      expect(await client.downloadFile('o', back, { skipUnchanged: true })).toMatchObject({
        outcome: 'downloaded',
      });
    },
  );

  test('a large one goes up in segments, and is unchanged the second time', async () => {
    const client = await peer.withContainer();
    const { path, content } = randomFile(5 * mega + 1);
    const options = { segmentSize: mega, skipUnchanged: true };
    expect(await client.uploadFile('a/o', path, options)).toMatchObject({ outcome: 'uploaded', segments: 6 });
    expect(await client.getObjectInfo('a/o')).toMatchObject({ largeObject: 'static', bytes: content.length });
    const back = join(temporaryFolder(), 'back');
    expect(await client.downloadFile('a/o', back, { partSize: 2 * mega })).toMatchObject({ verified: true });
    expect(readFileSync(back).equals(content)).toBe(true);
    expect(await client.uploadFile('a/o', path, options)).toMatchObject({ outcome: 'unchanged' });
    expect(await client.downloadFile('a/o', back, { skipUnchanged: true })).toMatchObject({
      outcome: 'unchanged',
    });
  });

  test('the segments of the object before go with it; those of an old version stay', async () => {
    const client = await peer.withContainer();
    const segmentContainer = `${client.name}_segments`;
    const { path } = randomFile(2 * mega);
    await client.uploadFile('o', path, { segmentSize: mega });
    const before = await client.listObjects(segmentContainer);
    expect(before).toHaveLength(2);
    await client.uploadObject('keep', 'x', { container: segmentContainer });
    writeFileSync(path, 'small now');
    expect(await client.uploadFile('o', path)).not.toHaveProperty('leftover');
    expect((await client.listObjects(segmentContainer)).map(({ name }) => name)).toEqual(['keep']);
    writeFileSync(path, randomBytes(2 * mega));
    await client.uploadFile('o', path, { segmentSize: mega });
    await client.updateContainer(undefined, { versioning: true });
    await client.uploadFile('o', path, { segmentSize: mega / 2 });
    expect(await client.listObjects(segmentContainer)).toHaveLength(7);
    await client.updateContainer(undefined, { versioning: false });
    for (const { name, versionId } of await client.listObjectVersions())
      await client.deleteObject(name, { versionId });
  });

  test('an upload that was broken off sends only the rest', async () => {
    const client = await peer.withContainer();
    const { path } = randomFile(6 * mega);
    const ending = new AbortController();
    const options = { segmentSize: mega, concurrency: 1 };
    const first = client.uploadFile('o', path, {
      ...options,
      signal: ending.signal,
      onProgress: ({ transferred }) => transferred > 3.5 * mega && ending.abort(),
    });
    await expect(first).rejects.toMatchObject({ code: 'ABORTED' });
    await expect(client.getObjectInfo('o')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const there = await client.listObjects(`${client.name}_segments`);
    expect(there).toHaveLength(3);
    await client.uploadFile('o', path, options);
    const after = await client.listObjects(`${client.name}_segments`);
    expect(after).toHaveLength(6);
    // Those that were there were not written again.
    expect(after.slice(0, 3).map(({ lastModified }) => lastModified)).toEqual(
      there.map(({ lastModified }) => lastModified),
    );
  });

  test('a dynamic large object, for stores that know no other', async () => {
    const client = await peer.withContainer();
    const { path, content } = randomFile(3 * mega);
    await client.uploadFile('o', path, { segmentSize: mega, largeObject: 'dynamic' });
    expect(await client.getObjectInfo('o')).toMatchObject({ largeObject: 'dynamic', bytes: content.length });
    const back = join(temporaryFolder(), 'back');
    expect(await client.downloadFile('o', back, { partSize: mega })).toMatchObject({ verified: true });
    expect(readFileSync(back).equals(content)).toBe(true);
  });

  test('a download that was broken off goes on', async () => {
    const client = await peer.withContainer();
    const { path, content } = randomFile(8 * mega);
    await client.uploadFile('o', path);
    const folder = temporaryFolder();
    const back = join(folder, 'back');
    const breakOff = async (): Promise<void> => {
      const ending = new AbortController();
      const broken = client.downloadFile('o', back, {
        partSize: mega,
        concurrency: 2,
        signal: ending.signal,
        onProgress: ({ transferred }) => transferred > 4.5 * mega && ending.abort(),
      });
      await expect(broken).rejects.toMatchObject({ code: 'ABORTED' });
      expect(existsSync(back)).toBe(false);
      expect(readdirSync(folder).sort()).toEqual(['.back.leister-part', '.back.leister-part.notes']);
    };
    await breakOff();
    const steps: number[] = [];
    await client.downloadFile('o', back, { onProgress: ({ transferred }) => steps.push(transferred) });
    expect(steps[0]).toBeGreaterThanOrEqual(mega);
    expect(readFileSync(back).equals(content)).toBe(true);
    expect(readdirSync(folder)).toEqual(['back']);
  });

  test('what is no file is refused', async () => {
    const client = await peer.withContainer();
    const folder = temporaryFolder({ file: 'x' });
    await expect(client.uploadFile('o', folder)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await expect(client.uploadFile('o', join(folder, 'none'))).rejects.toMatchObject({
      code: 'OPERATION_FAILED',
      message: expect.stringContaining('ENOENT'),
    });
    await client.createObject('o');
    await expect(client.downloadFile('o', join(folder, 'file', 'below'))).rejects.toMatchObject({
      code: 'OPERATION_FAILED',
    });
    await expect(client.downloadFile('none', join(folder, 'x'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(readdirSync(folder)).toEqual(['file']);
    await expect(client.uploadFile('o', join(folder, 'file'), { ifNoneMatch: '*' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });
});

describeSwift('folders, on a real Swift', (peer) => {
  test('one goes up, comes back, and is unchanged the second time', async () => {
    const client = peer.client({ container: peer.name('folder') });
    const files = {
      a: 'a',
      'b/ü ö': 'b',
      'b/c/line\nend': 'c',
      large: randomBytes(3 * mega),
      'zero/0': '',
    };
    const folder = temporaryFolder(files);
    mkdirSync(join(folder, 'empty'));
    symlinkSync(join(folder, 'a'), join(folder, 'link'));
    symlinkSync(join(folder, 'b'), join(folder, 'circle'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'));
    const settled: string[] = [];
    const steps: Progress[] = [];
    const options = {
      prefix: 'pre/',
      segmentSize: mega,
      onSettled: ({ item }: { item: string }) => settled.push(item),
      onProgress: (step: Progress) => steps.push(step),
    };
    const outcomes = await client.uploadFolder(folder, options);
    const failed = outcomes.filter(({ error }) => error).map(({ item }) => item);
    expect(failed.sort()).toEqual(['circle', 'dangling']);
    expect(settled.sort()).toEqual([...Object.keys(files), 'circle', 'dangling', 'empty', 'link'].sort());
    const total = 3 * mega + 4;
    expect(steps.at(-1)).toEqual({ transferred: total, total });
    expect((await client.listObjects()).map(({ name }) => name)).toEqual(
      ['a', 'b/c/line\nend', 'b/ü ö', 'empty/', 'large', 'link', 'zero/0'].map((name) => `pre/${name}`),
    );
    const second = await client.uploadFolder(folder, options);
    expect(second.filter(({ value }) => value?.outcome === 'uploaded').map(({ item }) => item)).toEqual([
      'empty',
    ]);

    const back = temporaryFolder();
    const down = await client.downloadFolder(back, { prefix: 'pre/', partSize: mega });
    expect(down.filter(({ error }) => error)).toEqual([]);
    for (const [name, content] of Object.entries(files))
      expect(readFileSync(join(back, name)).equals(Buffer.from(content))).toBe(true);
    expect(readdirSync(join(back, 'empty'))).toEqual([]);
    writeFileSync(join(back, 'a'), 'A');
    const again = await client.downloadFolder(back, { prefix: 'pre/' });
    const fetched = again.filter(({ value }) => value?.outcome === 'downloaded').map(({ item }) => item);
    expect(fetched).toEqual(['pre/a', 'pre/empty/']);
    expect(readFileSync(join(back, 'a'), 'utf8')).toBe('a');
  });

  test('names that would leave the folder are refused, also by a link in it', async () => {
    const client = await peer.withContainer();
    await client.createObject('good/o');
    for (const name of ['/absolute', 'a//b', 'link/out']) await client.createObject(name);
    const outside = temporaryFolder();
    const folder = temporaryFolder();
    symlinkSync(outside, join(folder, 'link'));
    const outcomes = await client.downloadFolder(folder);
    const failed = outcomes.filter(({ error }) => error?.code === 'INVALID_ARGUMENT').map(({ item }) => item);
    expect(failed).toEqual(['/absolute', 'a//b', 'link/out']);
    expect(readdirSync(outside)).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(['good', 'link']);
  });

  test('every public method of these was called', () => {
    const inner =
      /^(?:put|fetch|begin|goOn|getRange|finish|has|own|delete(?!LargeObject)|segments|settings|find|known|isThere|makeFolder)/;
    const methods = methodsBeyond(FolderDownloadMethods, TransferMethods);
    expect(methods.filter((name) => !inner.test(name) && !SwiftPeer.called.has(name))).toEqual([]);
  });
});

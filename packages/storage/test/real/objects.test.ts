import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { methodsBeyond } from '../../../../test/support/openstack-peer.js';
import { TemporaryUrlMethods } from '../../src/methods/temporary-urls.js';
import { FolderDownloadMethods } from '../../src/methods/folder-downloads.js';
import { TransferMethods } from '../../src/methods/transfers.js';
import { StorageWire } from '../../src/storage-wire.js';
import { describeSwift, SwiftPeer } from '../support/swift-peer.js';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

describeSwift('accounts and containers, on a real Swift', (peer) => {
  test('the store tells what it can do', async () => {
    const capabilities = await peer.client().getCapabilities();
    expect(capabilities).toMatchObject({
      bulkDelete: { maxDeletes: 10_000 },
      staticLargeObjects: { maxSegments: 1000 },
      dynamicLargeObjects: true,
      symlinks: true,
      versioning: true,
      temporaryUrls: { methods: expect.arrayContaining(['GET', 'PUT']) },
    });
    expect(capabilities.policies[0]).toBe('Policy-0');
  });

  test('metadata of the account is set, replaced and taken away', async () => {
    const client = peer.client();
    const [one, two, three] = ['one', 'two', 'three'].map((key) => `${key}-${Date.now()}`) as [
      string,
      string,
      string,
    ];
    const before = await client.getAccountMeta();
    await client.setTemporaryUrlKey('not-metadata', { second: true });
    await client.setAccountMeta({ [one]: 'α β', [two]: '2' });
    expect(await client.getAccountMeta()).toMatchObject({ [one]: 'α β', [two]: '2' });
    await client.delAccountMeta(two);
    expect(await client.getAccountMeta()).not.toHaveProperty(two);
    await client.replaceAccountMeta({ ...before, [three]: '3' });
    const info = await client.getAccountInfo();
    expect(info.metadata).toEqual({ ...before, [three]: '3' });
    expect(info.containerCount).toBeTypeOf('number');
    expect(info.raw).toHaveProperty('x-account-meta-temp-url-key-2', 'not-metadata');
    await client.setTemporaryUrlKey(null, { second: true });
    await client.replaceAccountMeta(before);
  });

  test('a container is made, told of, changed and deleted', async () => {
    const client = peer.client();
    const name = peer.name('ünï cöde');
    const settings = { metadata: { Color: 'grün' }, quotaBytes: 1000, quotaCount: 5, readAcl: '.r:*' };
    expect((await client.createContainer(name, { ...settings, storagePolicy: 'Policy-0' })).created).toBe(
      true,
    );
    expect((await client.createContainer(name)).created).toBe(false);
    expect(await client.getContainerInfo(name)).toMatchObject({
      name,
      objectCount: 0,
      metadata: { color: 'grün' },
      quotaBytes: 1000,
      quotaCount: 5,
      readAcl: '.r:*',
      versioning: false,
      storagePolicy: 'Policy-0',
    });
    await client.updateContainer(name, {
      quotaBytes: null,
      quotaCount: 7,
      readAcl: null,
      writeAcl: '*:demo',
    });
    const changed = await client.getContainerInfo(name);
    expect(changed).toMatchObject({ quotaCount: 7, writeAcl: '*:demo', metadata: { color: 'grün' } });
    expect(changed).not.toHaveProperty('quotaBytes');
    expect(changed).not.toHaveProperty('readAcl');
    await client.setContainerMeta(name, { size: 'big' });
    expect(await client.getContainerMeta(name)).toEqual({ color: 'grün', size: 'big' });
    await client.delContainerMeta(name, 'color');
    await client.replaceContainerMeta(name, { only: 'this' });
    expect(await client.getContainerMeta(name)).toEqual({ only: 'this' });
    expect(await client.getContainerInfo(name)).toMatchObject({ quotaCount: 7 });
    const found = await client.listContainers({ prefix: name });
    expect(found).toMatchObject([{ name, count: 0, bytes: 0 }]);
    await client.deleteContainer(name);
    await expect(client.getContainerInfo(name)).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 });
  });

  test('containers are listed page by page, from either end', async () => {
    const client = peer.client();
    const prefix = peer.name('page');
    const names = ['a', 'b', 'c', 'd', 'e'].map((letter) => `${prefix}-${letter}`);
    for (const name of names) await client.createContainer(name);
    const listed = async (filter: object): Promise<string[]> =>
      (await client.listContainers({ prefix, ...filter })).map(({ name }) => name);
    expect(await listed({ limit: 2 })).toEqual(names);
    expect(await listed({})).toEqual(names);
    expect(await listed({ limit: 2, reverse: true })).toEqual(names.toReversed());
    expect(await listed({ marker: names[0], endMarker: names[3] })).toEqual(names.slice(1, 3));
    for (const name of names) await client.deleteContainer(name);
  });

  test('anybody may read what is published', async () => {
    const client = await peer.withContainer();
    await client.uploadObject('o', 'content');
    const url = await client.getObjectUrl('o');
    const folder = url.slice(0, -2);
    expect((await fetch(url)).status).toBe(401);
    await client.publishContainer();
    expect(await (await fetch(url)).text()).toBe('content');
    expect((await fetch(folder)).status).toBe(401);
    await client.publishContainer(undefined, { listings: true });
    expect(await (await fetch(folder)).text()).toBe('o\n');
    await client.unpublishContainer();
    expect((await fetch(url)).status).toBe(401);
  });

  test('a quota that is reached is OVER_LIMIT', async () => {
    const client = await peer.withContainer();
    await client.updateContainer(undefined, { quotaBytes: 3 });
    await expect(client.uploadObject('o', 'too much')).rejects.toMatchObject({
      code: 'OVER_LIMIT',
      status: 413,
    });
  });

  test("another's account is out of reach, and a container that is not empty stays", async () => {
    const client = await peer.withContainer();
    await client.createObject('o');
    await expect(client.deleteContainer()).rejects.toMatchObject({ code: 'CONFLICT', status: 409 });
    const stranger = client.with({ account: 'AUTH_0123456789abcdef0123456789abcdef' });
    await expect(stranger.getAccountInfo()).rejects.toMatchObject({ code: 'FORBIDDEN', status: 403 });
    expect(await client.with({ account: peer.account }).getObjectInfo('o')).toMatchObject({ bytes: 0 });
    const bad = peer.client({ token: 'not-a-token' });
    await expect(bad.getAccountInfo()).rejects.toMatchObject({ code: 'UNAUTHORIZED', status: 401 });
  });
});

describeSwift('objects, on a real Swift', (peer) => {
  test.each([
    'plain',
    'with space and ünïcödé',
    'a/b/c',
    '/leading//double/',
    'line\nend\ttab\r',
    '100% ?#&+;=@:,$!\'"()*~^`|<>[]{}\\',
    '\u{1f41f} fish',
    'a..b/...',
    '%2F%41',
  ])('an object named %j comes back under its name', async (name) => {
    const client = await peer.withContainer();
    await client.uploadObject(name, name);
    expect((await client.listObjects()).map((entry) => entry.name)).toEqual([name]);
    expect(await client.downloadToString(name)).toBe(name);
    expect((await client.getObjectInfo(name)).name).toBe(name);
    await client.copyObject({ object: name }, { object: `copy of ${name}` });
    await client.createSymlink('link', { object: name });
    expect(await client.downloadToString('link')).toBe(name);
    expect((await client.getObjectInfo('link', { link: true })).symlinkTarget).toBe(`${client.name}/${name}`);
    expect(await client.deleteObjects([name, 'link'])).toMatchObject({ deleted: 2, failed: [] });
    expect((await client.listObjects()).map((entry) => entry.name)).toEqual([`copy of ${name}`]);
    await client.moveObject({ object: `copy of ${name}` }, { object: name });
    await client.deleteObject(name);
    expect(await client.listObjects()).toEqual([]);
  });

  test('a name that would climb is refused; one that is there can be deleted', async () => {
    const client = await peer.withContainer();
    await expect(client.uploadObject('a/../b', 'x')).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(await client.deleteObjects(['a/../b', '..'])).toEqual({ deleted: 0, notFound: 2, failed: [] });
  });

  test('what is said of an object is kept, and one change leaves the rest', async () => {
    const client = await peer.withContainer();
    const deleteAt = new Date(Date.now() + 3_600_000);
    await client.uploadObject('o', 'content', {
      contentType: 'text/x-a; charset=utf-8',
      contentEncoding: 'x-none',
      contentDisposition: 'attachment; filename="ä"',
      metadata: { First: 'eins', second: 'zwei ß' },
      deleteAt,
    });
    const told = {
      bytes: 7,
      etag: md5('content'),
      contentType: 'text/x-a; charset=utf-8',
      contentEncoding: 'x-none',
      contentDisposition: 'attachment; filename="ä"',
      deleteAt: new Date(Math.ceil(deleteAt.getTime() / 1000) * 1000).toISOString(),
    };
    const first = await client.getObjectInfo('o');
    expect(first).toMatchObject({ ...told, metadata: { first: 'eins', second: 'zwei ß' } });
    expect(Date.parse(first.lastModified ?? '')).toBeGreaterThan(Date.now() - 60_000);
    await client.setObjectMeta('o', { third: '3' });
    await client.delObjectMeta('o', 'First');
    expect(await client.getObjectInfo('o')).toMatchObject({
      ...told,
      metadata: { second: 'zwei ß', third: '3' },
    });
    await client.replaceObjectMeta('o', { only: 'this' });
    expect(await client.getObjectInfo('o')).toMatchObject({ ...told, metadata: { only: 'this' } });
    await client.updateObject('o', { contentType: 'text/plain', deleteAt: null, contentEncoding: null });
    const changed = await client.getObjectInfo('o');
    expect(changed).toMatchObject({ contentType: 'text/plain', metadata: { only: 'this' } });
    expect(changed).not.toHaveProperty('deleteAt');
    expect(changed).not.toHaveProperty('contentEncoding');
    await client.updateObject('o', { deleteAfter: 1000 });
    expect(await client.getObjectInfo('o')).toHaveProperty('deleteAt');
    expect(await client.getObjectMeta('o')).toEqual({ only: 'this' });
  });

  test('what cannot be a header is refused', async () => {
    const client = await peer.withContainer();
    await client.createObject('o');
    await expect(client.setObjectMeta('o', { schlüssel: 'x' })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    await expect(client.setObjectMeta('o', { a: 'b\nc' })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });

  test('conditions are honoured', async () => {
    const client = await peer.withContainer();
    const { etag = '' } = await client.uploadObject('o', 'content');
    const old = new Date(Date.now() - 86_400_000);
    await expect(client.uploadObject('o', 'other', { ifNoneMatch: '*' })).rejects.toMatchObject({
      code: 'CONFLICT',
      status: 412,
    });
    await expect(client.createObject('o', {}, { ifNoneMatch: '*' })).rejects.toMatchObject({ status: 412 });
    await expect(client.downloadToString('o', { ifNoneMatch: etag })).rejects.toMatchObject({
      code: 'CONFLICT',
      status: 304,
    });
    await expect(client.getObjectInfo('o', { ifMatch: md5('other') })).rejects.toMatchObject({ status: 412 });
    await expect(client.getObjectInfo('o', { ifUnmodifiedSince: old })).rejects.toMatchObject({
      status: 412,
    });
    expect(await client.downloadToString('o', { ifMatch: etag, ifModifiedSince: old })).toBe('content');
  });

  test('content that arrives changed is refused', async () => {
    const client = await peer.withContainer();
    await expect(client.uploadObject('o', 'content', { etag: md5('other') })).rejects.toMatchObject({
      code: 'OPERATION_FAILED',
      status: 422,
    });
    await expect(client.getObjectInfo('o')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('streams go up and come down, whole and in ranges', async () => {
    const client = await peer.withContainer();
    const chunks = ['one', 'two', 'three'];
    const seen: number[] = [];
    const onProgress = ({ transferred }: { transferred: number }): number => seen.push(transferred);
    await client.uploadObject('once', Readable.from(chunks.map((chunk) => Buffer.from(chunk))), {
      onProgress,
    });
    await client.uploadObject('again', () => Readable.from([Buffer.from('content')]), { contentLength: 7 });
    expect(seen.at(-1)).toBe(11);
    expect(await client.downloadToString('once')).toBe('onetwothree');
    expect(await client.downloadToBytes('again')).toEqual(Buffer.from('content'));
    expect(await client.downloadToString('once', { range: '3-5' })).toBe('two');
    expect(await client.downloadToString('once', { range: '-5' })).toBe('three');
    const part = await client.downloadObject('once', { range: '3-' });
    expect(part).toMatchObject({ contentRange: 'bytes 3-10/11', info: { bytes: 11 } });
    part.body.destroy();
    await expect(client.downloadToString('once', { range: '90-' })).rejects.toMatchObject({ status: 416 });
    await expect(client.downloadToString('once', { range: '5-3' })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });

  test('what is stored compressed stays so', async () => {
    const client = await peer.withContainer();
    await client.uploadObject('o', 'not really gzip', { contentEncoding: 'gzip' });
    expect(await client.downloadToString('o')).toBe('not really gzip');
  });

  test('folders, prefixes and pages', async () => {
    const client = await peer.withContainer();
    const names = ['a', 'b/1', 'b/2', 'b/c/1', 'd'];
    for (const name of names) await client.createObject(name);
    await client.createDirectory('empty');
    const listed = async (filter: object): Promise<string[]> =>
      (await client.listObjects(undefined, filter)).map(({ name, subdir }) => (subdir ? `<${name}>` : name));
    expect(await listed({})).toEqual([...names, 'empty']);
    expect(await listed({ delimiter: '/' })).toEqual(['a', '<b/>', 'd', 'empty']);
    expect(await listed({ delimiter: '/', limit: 1 })).toEqual(['a', '<b/>', 'd', 'empty']);
    expect(await listed({ delimiter: '/', limit: 1, reverse: true })).toEqual(['empty', 'd', '<b/>', 'a']);
    expect(await listed({ prefix: 'b/', delimiter: '/' })).toEqual(['b/1', 'b/2', '<b/c/>']);
    expect(await listed({ marker: 'b/1', endMarker: 'd', limit: 1 })).toEqual(['b/2', 'b/c/1']);
    expect((await client.listObjectsInPath('b')).map(({ name }) => name)).toEqual(['b/1', 'b/2']);
    expect(await client.getObjectInfo('empty')).toMatchObject({
      contentType: 'application/directory',
      bytes: 0,
    });
    expect(await client.emptyContainer(undefined, { prefix: 'b/' })).toEqual({
      deleted: 3,
      notFound: 0,
      failed: [],
    });
    expect(await listed({})).toEqual(['a', 'd', 'empty']);
  });

  test('copies and moves take metadata along, or not', async () => {
    const client = await peer.withContainer();
    const other = await peer.withContainer();
    await client.uploadObject('o', 'content', { contentType: 'text/x-a', metadata: { a: '1', b: '2' } });
    await client.copyObject({ object: 'o' }, { container: other.name }, { metadata: { b: '3' } });
    expect(await other.getObjectInfo('o')).toMatchObject({
      contentType: 'text/x-a',
      metadata: { a: '1', b: '3' },
    });
    await client.copyObject(
      { object: 'o' },
      { object: 'fresh' },
      { freshMetadata: true, metadata: { c: '4' } },
    );
    expect(await client.getObjectMeta('fresh')).toEqual({ c: '4' });
    await client.moveObject({ object: 'o' }, { object: 'moved', container: other.name });
    expect(await other.downloadToString('moved')).toBe('content');
    await expect(client.getObjectInfo('o')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(client.moveObject({ object: 'x' }, {})).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await expect(client.copyObject({ object: 'x' }, { object: 'y' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('versions are listed, read, restored and deleted', async () => {
    const client = await peer.withContainer();
    await client.updateContainer(undefined, { versioning: true });
    const { versionId: first = '' } = await client.uploadObject('o', 'one');
    await client.uploadObject('o', 'two');
    await client.uploadObject('other', 'x');
    await client.deleteObject('o');
    await expect(client.downloadToString('o')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const versions = await client.getObjectVersionlist('o');
    expect(versions.map(({ isLatest, bytes }) => [isLatest, bytes])).toEqual([
      [true, 0],
      [false, 3],
      [false, 3],
    ]);
    expect(await client.listObjectVersions(undefined, { limit: 1 })).toHaveLength(4);
    expect(await client.downloadToString('o', { versionId: first })).toBe('one');
    await client.copyObject({ object: 'o', versionId: first }, { object: 'copy' });
    expect(await client.downloadToString('copy')).toBe('one');
    await client.restoreObjectVersion('o', first);
    expect(await client.downloadToString('o')).toBe('one');
    await client.updateContainer(undefined, { versioning: false });
    for (const { name, versionId } of await client.listObjectVersions())
      await client.deleteObject(name, { versionId });
    expect(await client.listObjectVersions()).toEqual([]);
  });

  test('the older way of versions is a setting of the container', async () => {
    const client = await peer.withContainer();
    const archive = await peer.withContainer();
    await client.updateContainer(undefined, { historyLocation: archive.name });
    expect(await client.getContainerInfo()).toMatchObject({ historyLocation: archive.name });
    await client.uploadObject('o', 'one');
    await client.uploadObject('o', 'two');
    expect(await archive.listObjects()).toHaveLength(1);
    await client.updateContainer(undefined, { historyLocation: null });
    expect(await client.getContainerInfo()).not.toHaveProperty('historyLocation');
  });

  test('a URL that is signed here lets anybody do one thing for a while', async () => {
    const client = await peer.withContainer();
    const name = 'a folder/ö?\n';
    await client.uploadObject(name, 'content');
    await client.setTemporaryUrlKey('a-key-of-the-container', { container: client.name });
    const known = await client.createTemporaryUrl(name, {
      key: 'a-key-of-the-container',
      filename: 'x y.txt',
    });
    const response = await fetch(known);
    expect(response.headers.get('content-disposition')).toContain('x y.txt');
    expect(await response.text()).toBe('content');
    expect((await fetch(known, { method: 'PUT', body: 'x' })).status).toBe(401);
    const found = await client.createTemporaryUrl(name, { digest: 'sha1', inline: true });
    expect(await (await fetch(found)).text()).toBe('content');
    const put = await client.createTemporaryUrl('new', {
      method: 'PUT',
      digest: 'sha512',
      ipRange: '127.0.0.0/8',
    });
    expect((await fetch(put, { method: 'PUT', body: 'sent' })).status).toBe(201);
    expect(await client.downloadToString('new')).toBe('sent');
    const below = await client.createTemporaryUrl('a folder/', { prefix: true });
    const inside = below.replace('a%20folder/', `a%20folder/${encodeURIComponent('ö?\n')}`);
    expect(await (await fetch(inside)).text()).toBe('content');
    const late = await client.createTemporaryUrl(name, { expires: new Date(Date.now() - 1000) });
    expect((await fetch(late)).status).toBe(401);
    await client.setTemporaryUrlKey(null, { container: client.name });
    await expect(client.createTemporaryUrl(name)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await client.setTemporaryUrlKey('a-key-of-the-account');
    expect(await (await fetch(await client.createTemporaryUrl(name))).text()).toBe('content');
    await client.setTemporaryUrlKey(null);
  });

  test('every public method of these was called', () => {
    const inner = [
      'knownCapabilities',
      'changeObject',
      'deleteInBulk',
      'deleteEach',
      'checkStored',
      'findTemporaryUrlKey',
    ];
    const methods = [
      ...methodsBeyond(TransferMethods, StorageWire),
      ...methodsBeyond(TemporaryUrlMethods, FolderDownloadMethods),
    ];
    expect(methods.filter((name) => !inner.includes(name) && !SwiftPeer.called.has(name))).toEqual([]);
  });
});

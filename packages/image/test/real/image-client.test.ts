import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { CollectionClient } from '@leister/openstack';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type CreateImage, type Image, ImageClient } from '../../src/index.js';
import {
  describeOpenStack,
  Leftovers,
  type Login,
  logIn,
  methodsBeyond,
  patience,
  recordCalls,
  uniqueName,
} from '../../../../test/support/openstack-peer.js';

/** What is no public method. */
const inner = ['imageSight', 'nextPage', 'sendData'];

describeOpenStack('ImageClient, on a real Glance', () => {
  let admin: Login;
  let demo: Login;
  let glance: ImageClient;
  let member: ImageClient;
  const called = new Set<string>();
  const leftovers = new Leftovers();

  beforeAll(async () => {
    [admin, demo] = await Promise.all([logIn('openrc'), logIn('openrc-demo')]);
    glance = recordCalls(
      new ImageClient({ session: admin.session, region: 'RegionOne', proxy: false }),
      called,
    );
    member = recordCalls(new ImageClient({ session: demo.session, proxy: false }), called);
  });
  afterEach(() => leftovers.clear(), patience);
  afterAll(() => Promise.all([glance?.close(), member?.close()]));

  async function createImage(fields: CreateImage = {}): Promise<Image> {
    const image = await glance.createImage({
      name: uniqueName('image'),
      diskFormat: 'raw',
      containerFormat: 'bare',
      ...fields,
    });
    leftovers.add(async () => {
      await glance.updateImage(image.id, { protected: false });
      await glance.deleteImage(image.id);
    });
    return image;
  }

  test('an image from its making to its end', async () => {
    const data = randomBytes(300_000);
    const image = await createImage({
      minDisk: 1,
      minRam: 64,
      tags: ['one', 'two'],
      properties: { os_distro: 'leister', 'odd/~name': 'kept' },
    });
    expect(image).toMatchObject({ status: 'queued', visibility: 'shared', minDisk: 1, minRam: 64 });
    expect(image.properties).toMatchObject({ os_distro: 'leister', 'odd/~name': 'kept' });
    expect(image.tags?.toSorted()).toEqual(['one', 'two']);

    const seen: number[] = [];
    const uploaded = await glance.uploadImage(
      image.id,
      () => Readable.from([data.subarray(0, 99), data.subarray(99)]),
      {
        contentLength: data.length,
        onProgress: ({ transferred }) => seen.push(transferred),
      },
    );
    expect(uploaded).toMatchObject({ status: 'active', size: data.length });
    expect(uploaded.hash?.algorithm).toBe('sha512');
    expect(seen.at(-1)).toBe(data.length);
    await expect(glance.uploadImage(image.id, data)).rejects.toMatchObject({ code: 'CONFLICT', status: 409 });

    expect(await buffer(await glance.downloadImage(image.id))).toEqual(data);
    expect(await buffer(await glance.downloadImage(uploaded, { range: { first: 10, last: 19 } }))).toEqual(
      data.subarray(10, 20),
    );
    expect(await buffer(await glance.downloadImage(uploaded, { range: { first: 299_990 } }))).toEqual(
      data.subarray(299_990),
    );
    expect(await glance.findImage(image.name)).toMatchObject({ id: image.id });
    expect(await glance.findImage(image.id)).toMatchObject({ name: image.name });
    await glance.deleteImage(image.id);
    expect(await glance.waitImageUntil(image.id, 'deleted')).toMatchObject({ status: 'deleted' });
    await expect(glance.getImageDetails(image.id)).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 });
  });

  test('data that comes out other than it is said to be', async () => {
    const image = await createImage();
    const uploaded = await glance.uploadImage(image.id, 'some data');
    const lie = { algorithm: 'sha512', value: '0'.repeat(128) };
    const stream = await glance.downloadImage({ ...uploaded, hash: lie });
    await expect(buffer(stream)).rejects.toMatchObject({ name: 'ClientError', code: 'OPERATION_FAILED' });
  });

  test('an image without data', async () => {
    const image = await createImage();
    await expect(glance.downloadImage(image.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(glance.waitImageUntil(image.id, 'active', { timeout: 400 })).rejects.toMatchObject({
      code: 'TIMEOUT',
      message: `image ${image.id} is still in queued after 400 ms`,
    });
  });

  test('changes', async () => {
    const image = await createImage({ properties: { keep: '1', drop: '2', 'a/~b': '3' } });
    const changed = await glance.updateImage(image.id, {
      name: `${image.name}-new`,
      visibility: 'private',
      protected: true,
      hidden: true,
      minRam: 128,
      tags: ['blue'],
      properties: { drop: null, 'a/~b': null, absent: null, fresh: 'yes' },
    });
    expect(changed).toMatchObject({
      name: `${image.name}-new`,
      visibility: 'private',
      protected: true,
      hidden: true,
      minRam: 128,
      tags: ['blue'],
    });
    expect(changed.properties).toMatchObject({ keep: '1', fresh: 'yes' });
    for (const gone of ['drop', 'a/~b', 'absent']) expect(changed.properties).not.toHaveProperty([gone]);
    expect(await glance.updateImage(image.id, {})).toEqual(changed);
    await expect(glance.deleteImage(image.id)).rejects.toMatchObject({ code: 'FORBIDDEN', status: 403 });
    const patched = await glance.patchImage(image.id, [{ op: 'replace', path: '/os_hidden', value: false }]);
    expect(patched.hidden).toBe(false);
    await expect(
      glance.patchImage(image.id, [{ op: 'replace', path: '/size', value: 1 }]),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('lists: filters, order, pages', async () => {
    const tag = uniqueName('tag');
    const made: Image[] = [];
    for (const name of ['b', 'a', 'c']) {
      made.push(
        await createImage({
          name: `${tag} ${name}`,
          tags: [tag],
          properties: { flavour: name },
          hidden: name === 'c',
        }),
      );
    }
    const names = async (filter: Parameters<ImageClient['listImages']>[0]): Promise<string[]> =>
      (await glance.listImages({ tag, ...filter })).map(({ name }) => name.slice(-1));
    expect(await names({ order: 'name', limit: 1 })).toEqual(['a', 'b']);
    expect(await names({ order: '-name', limit: 1 })).toEqual(['b', 'a']);
    expect(await names({ hidden: true })).toEqual(['c']);
    expect(await names({ properties: { flavour: 'a' } })).toEqual(['a']);
    expect(
      await names({ name: `${tag} b`, status: 'queued', diskFormat: 'raw', containerFormat: 'bare' }),
    ).toEqual(['b']);
    expect(await names({ owner: demo.projectId })).toEqual([]);
    expect(await names({ visibility: 'shared', protected: false, order: 'name' })).toEqual(['a', 'b']);
    expect(await names({ createdAt: 'lt:2020-01-01T00:00:00Z' })).toEqual([]);
    expect(await names({ sizeMin: 1 })).toEqual([]);
    expect(await names({ order: 'name', marker: made[1]!.id })).toEqual(['b']);
    await expect(glance.listImages({ marker: 'nobody' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(glance.findImage(tag)).rejects.toMatchObject({ code: 'NOT_FOUND', status: 0 });
  });

  test('sharing', async () => {
    const image = await createImage();
    await glance.uploadImage(image.id, 'shared data');
    await expect(member.getImageDetails(image.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await glance.addMember(image.id, demo.projectId)).toMatchObject({
      memberId: demo.projectId,
      status: 'pending',
    });
    const offered = await member.listImages({ visibility: 'shared', memberStatus: 'pending' });
    expect(offered.map(({ id }) => id)).toContain(image.id);
    const accepted = { member: demo.projectId, status: 'accepted' };
    expect(await member.updateMember(image.id, accepted)).toMatchObject({ status: 'accepted' });
    expect((await member.listImages()).map(({ id }) => id)).toContain(image.id);
    expect(await glance.listMembers(image.id)).toMatchObject([
      { memberId: demo.projectId, imageId: image.id },
    ]);
    expect(await glance.getMember(image.id, demo.projectId)).toMatchObject({ status: 'accepted' });
    await expect(member.deleteImage(image.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await glance.removeMember(image.id, demo.projectId);
    expect(await glance.listMembers(image.id)).toEqual([]);
  });

  test('tags, and keeping the data back', async () => {
    const image = await createImage();
    await glance.uploadImage(image.id, 'data');
    await glance.addImageTag(image.id, 'a tag');
    await glance.addImageTag(image.id, 'a tag');
    expect((await glance.getImageDetails(image.id)).tags).toEqual(['a tag']);
    await glance.deleteImageTag(image.id, 'a tag');
    await expect(glance.deleteImageTag(image.id, 'a tag')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await glance.deactivateImage(image.id);
    expect((await glance.getImageDetails(image.id)).status).toBe('deactivated');
    await glance.reactivateImage(image.id);
    expect((await glance.waitImageWhile(image.id, 'deactivated')).status).toBe('active');
  });

  test('an import of what was staged, and its task', async () => {
    expect(await glance.listImportMethods()).toContain('glance-direct');
    const image = await createImage();
    await glance.stageImage(image.id, Readable.from(['staged ', 'data']));
    await glance.importImage(image.id, { method: 'glance-direct' });
    const imported = await glance.waitImageUntil(image.id, 'active', { timeout: 20_000 });
    expect(await buffer(await glance.downloadImage(imported))).toEqual(Buffer.from('staged data'));
    const [task] = await glance.listImageTasks(image.id);
    expect(task).toMatchObject({ imageId: image.id });
    const done = await glance.waitTaskUntil(task!.id, 'success', { timeout: 20_000 });
    expect(done.type).toContain('import');
    expect(await glance.getTaskDetails(task!.id)).toMatchObject({ id: task!.id, status: 'success' });
    expect((await glance.listTasks({ status: 'success', limit: 1 })).map(({ id }) => id)).toContain(task!.id);
    await expect(
      glance.importImage(image.id, { method: 'web-download', uri: 'http://127.0.0.1:1/none' }),
    ).rejects.toMatchObject({ name: 'ClientError' });
  });

  test('an image in two stores, and then in one', async () => {
    const [first, second] = (await glance.listStores()).map(({ id }) => id);
    const image = await createImage();
    await glance.uploadImage(image.id, 'in stores');
    await glance.importImage(image.id, { method: 'copy-image', stores: [second!] });
    const storesOf = async (): Promise<unknown> => (await glance.getImageDetails(image.id)).stores;
    await vi.waitFor(async () => expect(await storesOf()).toEqual([first, second]), {
      timeout: 20_000,
      interval: 200,
    });
    await glance.deleteImageFromStore(image.id, first!);
    expect(await storesOf()).toEqual([second]);
    expect(String(await buffer(await glance.downloadImage(image.id)))).toBe('in stores');
    await expect(glance.deleteImageFromStore(image.id, second!)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('what the service tells of itself', async () => {
    expect(await glance.getSchema('image')).toMatchObject({ name: 'image' });
    expect(typeof (await glance.getUsage())).toBe('object');
    // Whether there are several stores is the service's matter: one store alone has no name.
    const stores = await glance.listStores().catch((error: unknown) => error);
    if (Array.isArray(stores)) expect(stores[0]).toHaveProperty('id');
    else expect(stores).toMatchObject({ code: 'NOT_FOUND' });
    const image = await createImage();
    await expect(glance.deleteImageFromStore(image.id, 'nowhere')).rejects.toMatchObject({
      code: Array.isArray(stores) ? 'CONFLICT' : 'NOT_FOUND',
    });
  });

  test('every method was called', () => {
    const methods = methodsBeyond(ImageClient, CollectionClient).filter((name) => !inner.includes(name));
    expect(methods.filter((name) => !called.has(name))).toEqual([]);
  });
});

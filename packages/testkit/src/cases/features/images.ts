import assert from 'node:assert/strict';
import type { Image } from '@leister/compute';
import type { Bench } from '../../bench.js';
import { assertRejects, settle } from '../../rejections.js';
import { assertRaw, assertShape, assertStrings } from '../../shapes.js';
import { type CaseDefinition, ofFeature } from '../case.js';

const [key, other] = ['contract-a', 'contract-b'];

/** Images made of servers, and what is written on images. */
export const imageCases: CaseDefinition[] = [
  ofFeature('serverImages', 'an image is made of a server', async (bench) => {
    const { id } = await bench.sharedServer();
    const image = await imageOf(bench, id);
    assertShape('image', image, 'the image that was made');
    await bench.until(id, 'ACTIVE');
  }),

  ofFeature('imageDelete', 'an image is deleted', async (bench) => {
    if (!bench.client.supports('serverImages')) return;
    const { id } = await imageOf(bench, (await bench.sharedServer()).id);
    assertRaw(await bench.client.deleteImage(id), 'the answer to deleteImage');
    await bench.eventually(
      'the deleted image is not gone',
      async () => (await bench.client.listImages()).find((image) => image.id === id),
      (image) => image === undefined || image.status === 'DELETED',
    );
  }),

  ofFeature('imageMetadata', 'keys are set, changed, read and deleted one by one', async (bench) => {
    const { client } = bench;
    const { imageId } = await bench.newServer();
    assert.ok(imageId !== undefined, 'the servers of the subject are made from no image');
    const { id } = await client.findImage(imageId);
    const before = await client.getImageMetadata(id);
    assertStrings(before, 'the metadata');
    bench.cleanup.add(() => settle('clean-up', () => client.deleteImageMetadata(id, key)));
    bench.cleanup.add(() => settle('clean-up', () => client.deleteImageMetadata(id, other)));
    assert.deepEqual(await client.createImageMetadata(id, { key, value: 'ä 1' }), { [key]: 'ä 1' });
    const all = { ...before, [key]: 'ä 2', [other]: 'b' };
    assert.deepEqual(await client.updateImageMetadata(id, { [key]: 'ä 2', [other]: 'b' }), all);
    assert.deepEqual(
      await client.updateImageMetadata(id, { [other]: 'b' }),
      all,
      'an update replaced the rest',
    );
    assert.deepEqual(await client.getImageMetadata(id), all);
    assert.deepEqual(await client.getImageMetadata(id, key), { [key]: 'ä 2' });
    for (const name of [key, other]) assertRaw(await client.deleteImageMetadata(id, name), 'the answer');
    assert.deepEqual(await client.getImageMetadata(id), before);
    await assertRejects('getImageMetadata', 'NOT_FOUND', () => client.getImageMetadata(id, key));
    await assertRejects('deleteImageMetadata', 'NOT_FOUND', () => client.deleteImageMetadata(id, key));
  }),
];

/** Makes an image, deleted when the case is over where the cloud can. */
async function imageOf(bench: Bench, serverId: string): Promise<Image> {
  const { client } = bench;
  const name = bench.newName();
  if (client.supports('imageDelete')) {
    bench.cleanup.add(async () => {
      for (const image of await client.listImages())
        if (image.name === name) await client.deleteImage(image.id);
    });
  }
  const created = await client.createServerImage(serverId, { name, metadata: { contract: '1' } });
  assertRaw(created, 'the answer to createServerImage');
  const images = await bench.eventually(
    'the image was not made',
    async () => client.listImages(),
    (seen) => seen.some((image) => image.name === name && (image.status ?? 'ACTIVE') === 'ACTIVE'),
  );
  const image = images.find((seen) => seen.name === name);
  assert.ok(image);
  if (created.imageId !== undefined)
    assert.equal(image.id, created.imageId, 'the image has another id than was told');
  if (image.metadata) assert.equal(image.metadata['contract'], '1', 'the metadata of the image was dropped');
  return image;
}

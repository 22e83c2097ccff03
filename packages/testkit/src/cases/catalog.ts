import assert from 'node:assert/strict';
import { assertRejects } from '../rejections.js';
import { assertShape } from '../shapes.js';
import { always, type CaseDefinition } from './case.js';

/** What servers are made from. */
export const catalogCases: CaseDefinition[] = [
  always('flavors are listed, told in detail and found', async ({ client, subject }) => {
    const flavors = await client.listFlavors();
    assert.ok(flavors.length > 0, 'the cloud lists no flavor');
    flavors.forEach((flavor, index) => assertShape('flavor', flavor, `flavor ${index}`));
    assert.equal(new Set(flavors.map(({ id }) => id)).size, flavors.length, 'two flavors have the same id');
    for (const { id, name } of flavors.slice(0, 3)) {
      const details = await client.getFlavorDetails(id);
      assertShape('flavor', details);
      assert.deepEqual([details.id, details.name], [id, name]);
      assert.equal((await client.findFlavor(id)).id, id);
      const sameName = flavors.filter((flavor) => flavor.name === name).length > 1;
      if (!sameName) assert.equal((await client.findFlavor(name)).id, id);
    }
    await assertRejects('getFlavorDetails', 'NOT_FOUND', () => client.getFlavorDetails(subject.unknownId));
    await assertRejects('findFlavor', 'NOT_FOUND', () => client.findFlavor(subject.unknownId));
  }),

  always('images are listed, told in detail and found', async ({ client, subject }) => {
    const images = await client.listImages();
    assert.ok(images.length > 0, 'the cloud lists no image');
    images.forEach((image, index) => assertShape('image', image, `image ${index}`));
    assert.equal(new Set(images.map(({ id }) => id)).size, images.length, 'two images have the same id');
    for (const { id, name } of images.slice(0, 3)) {
      const details = await client.getImageDetails(id);
      assertShape('image', details);
      assert.deepEqual([details.id, details.name], [id, name]);
      assert.equal((await client.findImage(id)).id, id);
      const sameName = images.filter((image) => image.name === name).length > 1;
      if (name !== '' && !sameName) assert.equal((await client.findImage(name)).id, id);
    }
    await assertRejects('getImageDetails', 'NOT_FOUND', () => client.getImageDetails(subject.unknownId));
    await assertRejects('findImage', 'NOT_FOUND', () => client.findImage(subject.unknownId));
  }),

  always('filters of flavors and images filter, or are refused', async ({ client }) => {
    const flavors = await client.listFlavors();
    const ram = Math.max(...flavors.map((flavor) => flavor.ram ?? 0));
    const disk = Math.max(...flavors.map((flavor) => flavor.disk ?? 0));
    const largest = await client.listFlavors({ minRam: ram, minDisk: disk }).catch(() => undefined);
    const expected = flavors.filter((flavor) => (flavor.ram ?? 0) >= ram && (flavor.disk ?? 0) >= disk);
    if (largest) assert.deepEqual(idsOf(largest), idsOf(expected), 'minRam and minDisk do not filter');

    const [image] = await client.listImages();
    assert.ok(image, 'the cloud lists no image');
    const named = await client.listImages({ name: image.name }).catch(() => undefined);
    if (named) {
      assert.ok(idsOf(named).includes(image.id), 'an image is not listed under its own name');
      assert.ok(!named.some(({ name }) => !name.includes(image.name)), 'the filter name does not filter');
    }
    const brief = await client.listImages({ detail: false });
    brief.forEach((item) => assertShape('image', item, 'an image without details'));
    (await client.listFlavors({ detail: false })).forEach((item) => assertShape('flavor', item));
  }),
];

function idsOf(items: readonly { id: string }[]): string[] {
  return items.map(({ id }) => id).sort();
}

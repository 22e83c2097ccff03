import { beforeEach, describe, expect, test } from 'vitest';
import { DummyClient } from '@leister/dummy';

/** What the Orchestrator's document shows of its dummy cloud. */
describe('the profile fake-driver', () => {
  let cloud: DummyClient;

  beforeEach(() => {
    cloud = new DummyClient({ profile: 'fake-driver' });
  });

  const wanted = { name: 'cloud_test', flavorId: '1', imageId: '1' };

  test('has the images, sizes and first nodes of the document', async () => {
    expect((await cloud.listImages()).map(({ id, name }) => [id, name])).toEqual([
      ['1', 'Ubuntu 9.10'],
      ['2', 'Ubuntu 9.04'],
      ['3', 'Slackware 4'],
    ]);
    expect((await cloud.listFlavors()).map(({ id, name, ram, disk }) => [id, name, ram, disk])).toEqual([
      ['1', 'Small', 128, 4],
      ['2', 'Medium', 512, 16],
      ['3', 'Big', 4096, 32],
      ['4', 'XXL Big', 8192, 128],
    ]);
    expect(await cloud.listServers()).toMatchObject(
      ['1', '2'].map((id) => ({
        id,
        name: `dummy-${id}`,
        status: 'ACTIVE',
        addresses: { public: [{ address: '127.0.0.1', version: 4 }] },
        raw: { extra: { foo: 'bar' } },
      })),
    );
  });

  test('starts a node at once, under a name of its own', async () => {
    const { raw, ...server } = await cloud.createServer(wanted);
    expect(server).toMatchObject({
      id: '3',
      name: 'dummy-3',
      status: 'ACTIVE',
      addresses: { public: [{ address: '127.0.0.3' }] },
    });
    expect(raw).toMatchObject({ extra: { foo: 'bar' } });
    expect(await cloud.createServer(wanted)).toMatchObject({ id: '4', name: 'dummy-4' });
  });

  test('takes any name of a keypair, as there are none', async () => {
    expect(await cloud.createServer({ ...wanted, keyName: 'k' })).toMatchObject({ id: '3', keyName: 'k' });
    await expect(new DummyClient().createServer({ ...wanted, keyName: 'k' })).rejects.toThrow('"k"');
  });

  test('deletes a node at once, and gives its number again', async () => {
    await cloud.createServer(wanted);
    await cloud.deleteServer('1');
    expect((await cloud.listServers()).map(({ id }) => id)).toEqual(['2', '3']);
    expect(await cloud.createServer(wanted)).toMatchObject({ id: '3', name: 'dummy-3' });
    const twice = await cloud.listServers({ limit: 1 });
    expect(twice.map(({ id }) => id)).toEqual(['2', '3', '3']);

    await cloud.deleteServer('3');
    expect((await cloud.listServers()).map(({ id }) => id)).toEqual(['2', '3']);
  });
});

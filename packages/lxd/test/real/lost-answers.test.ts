import { afterAll, beforeAll, expect, test } from 'vitest';
import { LxdClient } from '../../src/index.js';
import { Bin } from '../support/bin.js';
import { CuttingProxy } from '../support/cutting-proxy.js';
import { untilBooted } from '../support/files.js';
import { describeDaemons, smallServer, socketClient, uniqueName } from '../support/lxd-peer.js';

const slow = 60_000;

describeDaemons('answers of a real daemon that are lost on the way', (peer) => {
  const direct = socketClient(peer);
  const bin = new Bin(direct);
  const proxy = new CuttingProxy(peer.socket);
  const name = bin.server(uniqueName('lost'));
  let client: LxdClient;

  beforeAll(async () => {
    client = new LxdClient({ endpoint: await proxy.listen() });
    await direct.createServer(smallServer(peer, name));
    await direct.waitServerUntil(name, 'ACTIVE', { timeout: slow });
    await untilBooted(direct, name);
  }, slow);
  afterAll(async () => {
    await client?.close();
    await proxy.close();
    await bin.empty();
    await direct.close();
  }, slow);

  const until = (status: string) => client.waitServerUntil(name, status, { timeout: slow });
  const lastStart = async (): Promise<string | undefined> => (await direct.getServerDetails(name)).updated;

  test(
    'a reboot that was taken is followed, and takes place once',
    async () => {
      const before = await lastStart();
      proxy.cutNext(/^PUT .*\/state/);
      const { raw } = await client.rebootServer(name, true);
      expect(raw).toMatchObject({ description: 'Restarting instance' });
      await until('ACTIVE');
      expect(await lastStart()).not.toBe(before);
      expect(proxy.count(/^PUT .*\/state/)).toBe(1);
    },
    slow,
  );

  test(
    'a reboot that was not taken is not sent again: that is the caller to decide, who is told',
    async () => {
      const before = await lastStart();
      proxy.cutNext(/^PUT .*\/state/, 'before the daemon');
      await expect(client.rebootServer(name, true)).rejects.toMatchObject({
        code: 'CONNECTION',
        details: expect.arrayContaining([expect.stringContaining('is not known')]) as string[],
      });
      expect(proxy.count(/^PUT .*\/state/)).toBe(1);
      expect(await lastStart()).toBe(before);
    },
    slow,
  );

  test(
    'a stop and a start are done once, whether they were taken or not',
    async () => {
      proxy.cutNext(/^PUT .*\/state/);
      await client.shutdownServer(name, { force: true });
      await until('SHUTOFF');
      expect(proxy.count(/^PUT .*\/state/)).toBe(1);
      proxy.cutNext(/^PUT .*\/state/, 'before the daemon');
      await client.startServer(name);
      await until('ACTIVE');
      expect(proxy.count(/^PUT .*\/state/)).toBe(2);
    },
    slow,
  );

  test(
    'a resize that was taken is no CONFLICT, and its confirmation neither',
    async () => {
      proxy.cutNext(/^PUT .*\/instances\/[^/]+$/);
      await client.resizeServer(name, 'c2-m0.25');
      expect(await client.getServerDetails(name)).toMatchObject({
        status: 'VERIFY_RESIZE',
        flavor: { id: 'c2-m0.25' },
      });
      expect(proxy.count(/^PUT /)).toBe(1);
      proxy.cutNext(/^PATCH /);
      await client.confirmResizeServer(name);
      expect(proxy.count(/^PATCH /)).toBe(1);
      proxy.cutNext(/^PUT /, 'before the daemon');
      await client.resizeServer(name, 'c1-m0.25');
      expect((await client.getServerDetails(name)).flavor?.id).toBe('c1-m0.25');
      await client.revertResizeServer(name);
    },
    slow,
  );

  test(
    'metadata and tags that were taken away are no NOT_FOUND',
    async () => {
      await client.updateServerMetadata(name, { role: 'web' });
      proxy.cutNext(/^PATCH /);
      await client.deleteServerMetadata(name, 'role');
      await client.addTag(name, 'a');
      proxy.cutNext(/^PATCH /);
      await client.deleteTag(name, 'a');
      expect(await client.getServerMetadata(name)).toEqual({});
      expect(await client.listTags(name)).toEqual([]);
    },
    slow,
  );

  test(
    'a server that was ordered is made, renamed and deleted, each once',
    async () => {
      const [first, second] = [bin.server(uniqueName('lost')), bin.server(uniqueName('lost'))];
      proxy.cutNext(/^POST .*\/instances$/);
      await client.createServer({ ...smallServer(peer, first), start: false });
      await client.waitServerUntil(first, 'SHUTOFF', { timeout: slow });
      expect(proxy.count(/^POST .*\/instances$/)).toBe(1);
      proxy.cutNext(/^POST /);
      expect((await client.updateServerName(first, second)).id).toBe(second);
      proxy.cutNext(/^DELETE /);
      await client.deleteServer(second);
      expect((await client.waitServerUntil(second, 'DELETED', { timeout: slow })).status).toBe('DELETED');
      expect(proxy.count(/^DELETE /)).toBe(1);
    },
    slow,
  );

  test(
    'an order that nobody took is an error, and no server',
    async () => {
      const never = bin.server(uniqueName('lost'));
      proxy.cutNext(/^POST /, 'before the daemon');
      await expect(client.createServer(smallServer(peer, never))).rejects.toMatchObject({
        code: 'CONNECTION',
      });
      expect(proxy.count(/^POST /)).toBe(1);
      await expect(client.getServerDetails(never)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    },
    slow,
  );

  test(
    'an image that was deleted is no NOT_FOUND, and its metadata is as wanted',
    async () => {
      const alias = bin.image(uniqueName('image'));
      await client.shutdownServer(name, { force: true });
      await until('SHUTOFF');
      const { imageId = '' } = await client.createServerImage(name, { name: alias, metadata: { a: '1' } });
      proxy.cutNext(/^PUT /);
      await client.deleteImageMetadata(imageId, 'a');
      expect(await client.getImageMetadata(imageId)).not.toHaveProperty('a');
      proxy.cutNext(/^DELETE /);
      await client.deleteImage(imageId);
      await expect(client.getImageDetails(imageId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(proxy.count(/^DELETE /)).toBe(1);
    },
    slow,
  );
});

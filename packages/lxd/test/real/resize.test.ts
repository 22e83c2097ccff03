import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComputeClient } from '@leister/compute';
import { Bin } from '../support/bin.js';
import { untilBooted } from '../support/files.js';
import { describeDaemons, smallServer, socketClient, uniqueName } from '../support/lxd-peer.js';

const slow = 60_000;

describeDaemons('resizing servers on a real daemon', (peer) => {
  const client = socketClient(peer);
  const bin = new Bin(client);
  const name = bin.server(uniqueName('resize'));

  beforeAll(async () => {
    await client.createServer(smallServer(peer, name));
    await client.waitServerUntil(name, 'ACTIVE', { timeout: slow });
    await untilBooted(client, name);
  }, slow);
  afterAll(async () => {
    await bin.empty();
    await client.close();
  }, slow);

  const until = async (status: string): Promise<string> =>
    (await client.waitServerUntil(name, status, { timeout: slow })).status;
  /** As another process sees it, which knows nothing of what this client does. */
  const seenByOthers = async (): Promise<string> => {
    const other = socketClient(peer);
    const { status } = await other.getServerDetails(name);
    await other.close();
    return status;
  };

  /** A program that was written for Nova. */
  async function resizeAsOnNova(cloud: ComputeClient, id: string, flavorId: string): Promise<string> {
    await cloud.resizeServer(id, flavorId);
    await cloud.waitServerUntil(id, 'VERIFY_RESIZE', { timeout: slow });
    await cloud.confirmResizeServer(id);
    return (await cloud.waitServerWhile(id, 'VERIFY_RESIZE', { timeout: slow })).status;
  }

  test(
    'a program for Nova runs unchanged: resize, VERIFY_RESIZE, confirm, and the server is as it was',
    async () => {
      expect(await resizeAsOnNova(client, name, 'c2-m0.25')).toBe('ACTIVE');
      expect((await client.getServerDetails(name)).flavor?.id).toBe('c2-m0.25');
      await client.shutdownServer(name, { force: true });
      await until('SHUTOFF');
      expect(await resizeAsOnNova(client, name, 'c1-m0.25')).toBe('SHUTOFF');
      await client.startServer(name);
      await until('ACTIVE');
    },
    slow,
  );

  test(
    'what is done to a server that is not confirmed yet is seen, and it can be confirmed all the same',
    async () => {
      await untilBooted(client, name);
      await client.resizeServer(name, 'c2-m0.25');
      expect(await seenByOthers()).toBe('VERIFY_RESIZE');
      await client.shutdownServer(name, { grace: 20_000 });
      expect(await until('SHUTOFF')).toBe('SHUTOFF');
      await client.startServer(name);
      expect(await until('ACTIVE')).toBe('ACTIVE');
      expect(await seenByOthers()).toBe('ACTIVE');
      await expect(client.resizeServer(name, 'c1-m0.25')).rejects.toMatchObject({
        code: 'CONFLICT',
        status: 0,
      });
      await client.confirmResizeServer(name);
      expect(await seenByOthers()).toBe('ACTIVE');
    },
    slow,
  );

  test(
    'a reboot, and being held and let go, are seen too',
    async () => {
      await client.resizeServer(name, 'c1-m0.25');
      await client.rebootServer(name, true);
      expect(await until('ACTIVE')).toBe('ACTIVE');
      await client.revertResizeServer(name);
      expect((await client.getServerDetails(name)).flavor?.id).toBe('c2-m0.25');

      await client.resizeServer(name, 'c1-m0.25');
      await client.pauseServer(name);
      expect(await until('PAUSED')).toBe('PAUSED');
      await client.unpauseServer(name);
      expect(await until('ACTIVE')).toBe('ACTIVE');
      expect(await seenByOthers()).toBe('ACTIVE');
      await client.revertResizeServer(name);
    },
    slow,
  );

  test(
    'a stopped server that was resized is started',
    async () => {
      await client.shutdownServer(name, { force: true });
      await until('SHUTOFF');
      await client.resizeServer(name, 'c1-m0.25');
      expect(await seenByOthers()).toBe('VERIFY_RESIZE');
      await expect(client.shutdownServer(name)).rejects.toMatchObject({ code: 'CONFLICT' });
      await client.startServer(name);
      expect(await until('ACTIVE')).toBe('ACTIVE');
      await client.confirmResizeServer(name);
    },
    slow,
  );
});

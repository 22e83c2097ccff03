import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DummyClient } from '@leister/dummy';

const wanted = { name: 'web', flavorId: '1', imageId: '1' };

describe('a cloud in time', () => {
  let cloud: DummyClient;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-01-02T03:04:05Z') });
    cloud = new DummyClient({ buildTime: 1_000, actionTime: 100 });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  /** Lets time pass, in milliseconds, without any timer going off. */
  function pass(milliseconds: number): void {
    vi.setSystemTime(Date.now() + milliseconds);
  }

  test('builds a server, step by step', async () => {
    const { id, status, progress, taskState } = await cloud.createServer(wanted);
    expect({ id, status, progress, taskState }).toEqual({
      id: '3',
      status: 'BUILD',
      progress: 0,
      taskState: 'spawning',
    });
    pass(250);
    expect(await cloud.getServerDetails(id)).toMatchObject({ status: 'BUILD', progress: 25 });
    pass(750);
    const server = await cloud.getServerDetails(id);
    expect(server).toMatchObject({ status: 'ACTIVE', created: '2026-01-02T03:04:05.000Z' });
    expect(server).toMatchObject({ updated: '2026-01-02T03:04:06.000Z' });
    expect(server).not.toHaveProperty('progress');
    expect(server).not.toHaveProperty('taskState');
  });

  test('refuses what a server is in no state for', async () => {
    const { id } = await cloud.createServer(wanted);
    await expect(cloud.pauseServer(id)).rejects.toMatchObject({ status: 0, code: 'CONFLICT' });
    pass(1_000);
    await expect(cloud.startServer(id)).rejects.toThrow(`cannot start server ${id} while it is in ACTIVE`);
    await cloud.rebootServer(id);
    await expect(cloud.shutdownServer(id)).rejects.toThrow('rebooting');
  });

  test.for([
    ['REBOOT', (id: string) => cloud.rebootServer(id), 'ACTIVE'],
    ['HARD_REBOOT', (id: string) => cloud.rebootServer(id, true), 'ACTIVE'],
    ['ACTIVE', (id: string) => cloud.shutdownServer(id), 'SHUTOFF'],
    ['ACTIVE', (id: string) => cloud.suspendServer(id), 'SUSPENDED'],
    ['RESIZE', (id: string) => cloud.resizeServer(id, '2'), 'VERIFY_RESIZE'],
    ['REBUILD', (id: string) => cloud.rebuildServer(id, { imageId: '2' }), 'ACTIVE'],
    ['ACTIVE', (id: string) => cloud.rescueServer(id), 'RESCUE'],
  ] as const)('shows %s while it acts', async ([during, act, afterwards]) => {
    await act('1');
    expect((await cloud.getServerDetails('1')).status).toBe(during);
    pass(99);
    expect((await cloud.getServerDetails('1')).status).toBe(during);
    pass(1);
    expect((await cloud.getServerDetails('1')).status).toBe(afterwards);
  });

  test('deletes a server whatever it is busy with, and takes its volumes off', async () => {
    await cloud.attachVolume('1', '2');
    await cloud.rebootServer('1');
    await cloud.deleteServer('1');
    expect(await cloud.getServerDetails('1')).toMatchObject({ taskState: 'deleting', volumes: ['2'] });
    await cloud.deleteServer('1');
    pass(100);
    await expect(cloud.getServerDetails('1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await cloud.createServer(wanted)).id).toBe('3');
    await cloud.attachVolume('2', '2');
  });

  test('saves an image', async () => {
    const { imageId = '' } = await cloud.createServerImage('1', { name: 'snapshot' });
    expect((await cloud.getImageDetails(imageId)).status).toBe('SAVING');
    expect(await cloud.listImages({ status: 'saving' })).toHaveLength(1);
    pass(100);
    expect((await cloud.getImageDetails(imageId)).status).toBe('ACTIVE');
    expect((await cloud.listImages({ server: '1', type: 'snapshot' })).map(({ id }) => id)).toEqual([
      imageId,
    ]);
  });

  test('lists what changed since', async () => {
    const since = new Date(Date.now() + 10).toISOString();
    pass(20);
    await cloud.updateServerName('2', 'renamed');
    expect((await cloud.listServers({ changesSince: since })).map(({ name }) => name)).toEqual(['renamed']);
    await expect(cloud.listServers({ changesSince: 'yesterday' })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });

  test('goes through pages while servers come and go', async () => {
    const seen: string[] = [];
    for await (const { id } of cloud.listServers({ limit: 1 })) {
      seen.push(id);
      await cloud.deleteServer(id);
      pass(100);
      if (seen.length < 3) await cloud.createServer(wanted);
    }
    expect(seen).toEqual(['1', '2', '3', '4']);
    await expect(cloud.listServers({ marker: '1' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(cloud.listServers({ limit: 0 })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});

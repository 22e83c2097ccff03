import { ComputeClient, type CreateServer, type Server } from '@leister/compute';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { makeFixtures, type NovaFixtures } from '../../../../test/support/nova-fixtures.js';
import { leaveBehind, openstackFacts, restartSecondHost } from '../../../../test/support/openstack-facts.js';
import { describeOpenStack, Leftovers, logIn, uniqueName } from '../../../../test/support/openstack-peer.js';

// A machine may be busy, and a server takes what it takes.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** A live migration that nobody ends lasts longer than a test, in seconds. */
const lasting = { migration_seconds: '600' };

describeOpenStack('servers that change machines, on a real Nova', () => {
  let fixtures: NovaFixtures;
  let cloud: ComputeClient;
  let second: string;
  /** The second machine's service. */
  let service: string;
  const leftovers = new Leftovers();

  beforeAll(async () => {
    second = openstackFacts().secondHost;
    fixtures = await makeFixtures(await logIn('openrc'));
    cloud = new ComputeClient({ session: fixtures.login.session });
    const [found] = await cloud.listComputeServices({ host: second, binary: 'nova-compute' });
    service = found!.id;
    // As a run leaves it that was broken off.
    if (found!.forcedDown) await bringBack();
    await cloud.updateComputeService(service, { status: 'enabled' });
  });
  afterEach(() => leftovers.clear());
  afterAll(async () => {
    await cloud.updateComputeService(service, {
      status: 'disabled',
      disabledReason: 'until a test wants it',
    });
    await fixtures.remove();
    await cloud.close();
  });

  async function made(options: Partial<CreateServer> = {}): Promise<Server> {
    const { imageId, flavorIds } = fixtures;
    const wanted = { name: uniqueName('server'), flavorId: flavorIds[0], imageId, networks: [] };
    const { id } = await cloud.createServer({ ...wanted, availabilityZone: 'nova:fakehost', ...options });
    leftovers.add(async () => {
      await cloud.deleteServer(id);
      await cloud.waitServerUntil(id, 'DELETED');
    });
    return cloud.waitServerUntil(id);
  }

  async function hostOf(id: string): Promise<unknown> {
    const { raw } = await cloud.getServerDetails(id);
    return (raw as Record<string, unknown>)['OS-EXT-SRV-ATTR:host'];
  }

  /** Nova wants its host restarted before it may come back. */
  async function bringBack(): Promise<void> {
    restartSecondHost();
    await vi.waitFor(() => cloud.updateComputeService(service, { forcedDown: false }), {
      timeout: 120_000,
      interval: 500,
    });
  }

  /** Begins to move a server that will not be there before it is told to. */
  async function beginToMove(): Promise<{ id: string; migration: string }> {
    const { id } = await made({ metadata: lasting });
    await cloud.liveMigrateServer(id, { host: second });
    const running = await vi.waitFor(
      async () => {
        const [migration] = await cloud.listServerMigrations(id);
        expect(migration?.status).toBe('running');
        return migration!;
      },
      { timeout: 60_000, interval: 200 },
    );
    return { id, migration: running.id };
  }

  test('one moves while it runs', async () => {
    const { id } = await made();
    await cloud.liveMigrateServer(id, { host: second });
    await vi.waitFor(async () => expect(await hostOf(id)).toBe(second), { timeout: 60_000, interval: 300 });
    expect(await cloud.waitServerUntil(id)).toMatchObject({ status: 'ACTIVE' });
  });

  test('a move is looked at, and brought to its end', async () => {
    const { id, migration } = await beginToMove();
    expect(await cloud.getServerMigration(id, migration)).toMatchObject({
      id: migration,
      serverId: id,
      sourceHost: 'fakehost',
      destinationHost: second,
      status: 'running',
    });
    expect(await cloud.getServerDetails(id)).toMatchObject({ status: 'MIGRATING' });
    await cloud.forceCompleteServerMigration(id, migration);
    await cloud.waitServerUntil(id);
    expect(await hostOf(id)).toBe(second);
  });

  test('a move is given up', async () => {
    const { id, migration } = await beginToMove();
    await cloud.abortServerMigration(id, migration);
    await cloud.waitServerUntil(id);
    expect(await hostOf(id)).toBe('fakehost');
    await expect(cloud.getServerMigration(id, migration)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('one moves while it is off, to a machine that is named', async () => {
    const { id } = await made();
    await cloud.migrateServer(id, second);
    await cloud.waitServerUntil(id, 'VERIFY_RESIZE');
    await cloud.confirmResizeServer(id);
    await cloud.waitServerUntil(id);
    expect(await hostOf(id)).toBe(second);
  });

  test('one that is shelved leaves its machine when it is told to', async () => {
    const { id } = await made({ availabilityZone: `nova:${second}` });
    await cloud.shelveServer(id);
    await cloud.waitServerUntil(id, 'SHELVED');
    await cloud.shelveOffloadServer(id);
    await cloud.waitServerUntil(id, 'SHELVED_OFFLOADED');
    await cloud.unshelveServer(id, { host: 'fakehost' });
    await cloud.waitServerUntil(id);
    expect(await hostOf(id)).toBe('fakehost');
  });

  test('one is made anew when its machine is down', async () => {
    const { id } = await made({ availabilityZone: `nova:${second}` });
    await expect(cloud.evacuateServer(id)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    leftovers.add(bringBack);
    expect(await cloud.updateComputeService(service, { forcedDown: true })).toMatchObject({
      forcedDown: true,
    });
    await cloud.evacuateServer(id, { adminPassword: 'a-new-password-4w' });
    await vi.waitFor(async () => expect(await hostOf(id)).toBe('fakehost'), {
      timeout: 60_000,
      interval: 300,
    });
    expect(await cloud.waitServerUntil(id)).toMatchObject({ status: 'ACTIVE' });
  });

  test('a service whose machine was taken away is forgotten', async () => {
    leaveBehind();
    const [gone] = await cloud.listComputeServices({ host: 'gone' });
    expect(gone).toMatchObject({ binary: 'nova-compute', state: 'down', status: 'enabled' });
    await cloud.deleteComputeService(gone!.id);
    expect(await cloud.listComputeServices({ host: 'gone' })).toEqual([]);
  });
});

import { ComputeClient, type CreateServer, type Server } from '@leister/compute';
import { ClientError } from '@leister/rest';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { makeFixtures, type NovaFixtures } from '../../../../test/support/nova-fixtures.js';
import { describeOpenStack, Leftovers, logIn, uniqueName } from '../../../../test/support/openstack-peer.js';

// A machine may be busy, and a server takes what it takes.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

describeOpenStack('servers of a real Nova', () => {
  let fixtures: NovaFixtures;
  let cloud: ComputeClient;
  let newest: ComputeClient;
  let server: Server;
  const leftovers = new Leftovers();
  const ofAll = new Leftovers();

  beforeAll(async () => {
    fixtures = await makeFixtures(await logIn('openrc'));
    ofAll.add(() => fixtures.remove());
    const { session } = fixtures.login;
    cloud = new ComputeClient({ session });
    newest = new ComputeClient({ session, microversion: 'latest' });
    server = await made({}, ofAll);
  });
  afterEach(() => leftovers.clear());
  afterAll(async () => {
    await ofAll.clear();
    await Promise.all([cloud.close(), newest.close()]);
  });

  /** An ACTIVE server without a network, the quickest there is. */
  async function made(options: Partial<CreateServer>, keeper: Leftovers): Promise<Server> {
    const { imageId, flavorIds } = fixtures;
    const wanted = { name: uniqueName('server'), flavorId: flavorIds[0], imageId, networks: [], ...options };
    const { id } = await cloud.createServer(wanted);
    keeper.add(async () => {
      await cloud.deleteServer(id);
      await cloud.waitServerUntil(id, 'DELETED');
    });
    return cloud.waitServerUntil(id);
  }

  test('create options beyond those of the contract', async () => {
    const { id: group } = await cloud.createServerGroup({ name: uniqueName('group'), policy: 'affinity' });
    leftovers.add(() => cloud.deleteServerGroup(group));
    const { id } = await made(
      {
        schedulerHints: { group },
        hostname: 'own-name',
        host: 'fakehost',
        accessIpv4: '192.0.2.7',
        accessIpv6: '2001:db8::7',
        diskConfig: 'MANUAL',
        description: 'of a test',
        tags: ['red', 'blue'],
        userData: '#cloud-config\n',
      },
      leftovers,
    );
    const seen = await newest.getServerDetails(id);
    expect(seen).toMatchObject({ host: 'fakehost', description: 'of a test', locked: false });
    expect(seen.raw).toMatchObject({
      accessIPv4: '192.0.2.7',
      accessIPv6: '2001:db8::7',
      'OS-EXT-SRV-ATTR:hostname': 'own-name',
      'OS-EXT-SRV-ATTR:user_data': Buffer.from('#cloud-config\n').toString('base64'),
      server_groups: [group],
    });
    expect((await cloud.getServerGroupDetails(group)).members).toEqual([id]);

    const ids = async (filter: Parameters<ComputeClient['listServers']>[0]): Promise<string[]> =>
      (await cloud.listServers(filter)).map((it) => it.id);
    expect(await ids({ tags: ['red', 'blue'] })).toEqual([id]);
    expect(await ids({ tags: ['red', 'green'] })).toEqual([]);
    expect(await ids({ allProjects: true, projectId: fixtures.login.projectId })).toContain(id);
    expect(await ids({ changesBefore: '2001-01-01T00:00:00Z' })).toEqual([]);
    expect(await ids({ availabilityZone: 'nova', host: 'fakehost', ip: '192.0.2.99' })).toEqual([]);
  });

  test('a server that boots from a volume made of its image', async () => {
    const { id, image } = await made(
      {
        imageId: undefined,
        blockDeviceMapping: [
          {
            boot_index: 0,
            uuid: fixtures.imageId,
            source_type: 'image',
            destination_type: 'volume',
            volume_size: 1,
            delete_on_termination: true,
          },
        ],
      },
      leftovers,
    );
    expect(image).toBeUndefined();
    expect(await cloud.listVolumeAttachments(id)).toHaveLength(1);
    expect(await cloud.rebuildServer(id).catch((error: ClientError) => error.code)).toBe('INVALID_ARGUMENT');
  });

  test('what cannot be built ends in ERROR, with the fault', async () => {
    const flavor = { name: uniqueName('huge'), vcpus: 1, ram: 64, disk: 2_000_000 };
    const { id: flavorId } = await cloud.createFlavor(flavor);
    leftovers.add(() => cloud.deleteFlavor(flavorId));
    const failure = await made({ flavorId }, leftovers).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ClientError);
    expect(failure).toMatchObject({
      code: 'OPERATION_FAILED',
      message: expect.stringContaining('No valid host'),
    });
  });

  test('what is told of a server is changed', async () => {
    const name = uniqueName('renamed');
    const changed = await cloud.updateServer(server.id, {
      name,
      description: 'changed',
      hostname: 'changed',
      accessIpv4: '192.0.2.8',
      diskConfig: 'AUTO',
    });
    expect(changed).toMatchObject({ id: server.id, name, description: 'changed' });
    expect(changed.raw).toMatchObject({ accessIPv4: '192.0.2.8', 'OS-DCF:diskConfig': 'AUTO' });
    expect(await cloud.updateServer(server.id, { description: null })).not.toHaveProperty('description');
  });

  test('a rebuild changes what it is told to', async () => {
    const { id } = await made({}, leftovers);
    await cloud.rebuildServer(id, {
      name: uniqueName('rebuilt'),
      metadata: { role: 'db' },
      description: 'rebuilt',
      keyName: fixtures.keyName,
      userData: 'rebuilt',
      adminPassword: 'Rebuilt-7-word',
    });
    await cloud.waitServerUntil(id);
    expect(await cloud.getServerDetails(id)).toMatchObject({
      metadata: { role: 'db' },
      keyName: fixtures.keyName,
    });
  });

  test('a rescue from another image', async () => {
    const { id } = await made({}, leftovers);
    await cloud.rescueServer(id, fixtures.imageId);
    expect((await cloud.waitServerUntil(id, 'RESCUE')).status).toBe('RESCUE');
    await cloud.unrescueServer(id);
    await cloud.waitServerUntil(id);
  });

  test('a server is put away, and brought back to a zone', async () => {
    const { id } = await made({}, leftovers);
    await cloud.shelveServer(id);
    await cloud.waitServerUntil(id, 'SHELVED_OFFLOADED');
    await cloud.unshelveServer(id, { availabilityZone: 'nova' });
    await cloud.waitServerUntil(id);
  });

  test('a server locked by the administrator refuses its owner, with the reason told', async () => {
    await cloud.lockServer(server.id, 'of a test');
    const seen = await newest.getServerDetails(server.id);
    expect(seen).toMatchObject({ locked: true, raw: { locked_reason: 'of a test' } });
    await cloud.unlockServer(server.id);
  });

  test('backups replace the oldest', async () => {
    const backup = { name: uniqueName('backup'), type: 'test', rotation: 1 };
    const { imageId } = await cloud.createServerBackup(server.id, backup);
    expect(imageId).toMatch(/^[0-9a-f-]{36}$/);
    leftovers.add(() => cloud.deleteImage(imageId!));
    await cloud.waitServerUntil(server.id);
    await expect
      .poll(async () => (await cloud.getServerDetails(server.id)).taskState, { timeout: 60_000 })
      .toBeUndefined();
  });

  test('what was done to a server is told, also when it is gone', async () => {
    const gone = await made({}, leftovers);
    await cloud.shutdownServer(gone.id);
    await cloud.waitServerUntil(gone.id, 'SHUTOFF');
    await leftovers.clear();
    const actions = await cloud.listServerActions(gone.id);
    expect(actions.map(({ action }) => action)).toEqual(['delete', 'stop', 'create']);
    expect(actions[1]).toMatchObject({ serverId: gone.id, projectId: fixtures.login.projectId });
    const [first] = await cloud.listServerActions(gone.id, {
      limit: 1,
      changesBefore: new Date().toISOString(),
    });
    expect(first?.action).toBe('delete');
    const stop = await newest.getServerAction(gone.id, actions[1]!.requestId);
    expect(stop.events).toMatchObject([
      { event: 'compute_stop_instance', result: 'Success', host: 'fakehost' },
    ]);
  });

  test('the password of the server, its topology and its state', async () => {
    expect(await cloud.getServerPassword(server.id)).toBe('');
    expect(await cloud.clearServerPassword(server.id)).toHaveProperty('raw');
    expect((await cloud.getServerTopology(server.id)).nodes).toEqual([]);
    await cloud.resetServerState(server.id, 'error');
    expect((await cloud.getServerDetails(server.id)).status).toBe('ERROR');
    await cloud.resetServerState(server.id, 'active');
    expect((await cloud.getServerDetails(server.id)).status).toBe('ACTIVE');
  });

  test('a server that does not react dumps its memory', async () => {
    const outcome = await cloud.triggerCrashDump(server.id).catch((error: unknown) => error);
    expect(outcome).toHaveProperty('raw');
  });

  test('a server moves to another machine, or as here to the same', async () => {
    const { id } = await made({}, leftovers);
    await cloud.migrateServer(id);
    await cloud.waitServerUntil(id, 'VERIFY_RESIZE');
    const [migration] = await cloud.listMigrations({ server: id, host: 'fakehost' });
    expect(migration).toMatchObject({
      serverId: id,
      type: 'migration',
      status: 'finished',
      sourceHost: 'fakehost',
    });
    await cloud.confirmResizeServer(id);
    await cloud.waitServerUntil(id);
    expect(await cloud.listServerMigrations(id)).toEqual([]);
    expect(await codeOf(cloud.getServerMigration(id, migration!.id))).toBe('NOT_FOUND');
    expect(await codeOf(cloud.abortServerMigration(id, migration!.id))).toBe('CONFLICT');
    expect(await codeOf(cloud.forceCompleteServerMigration(id, migration!.id))).toMatch(/NOT_FOUND|CONFLICT/);
    expect(await codeOf(cloud.liveMigrateServer(id, { host: 'nowhere' }))).toBe('BAD_REQUEST');
    expect(await codeOf(cloud.evacuateServer(id))).toMatch(/CONFLICT|BAD_REQUEST/);
  });

  test('a volume with all its options, and then with others', async () => {
    const { volumeId } = fixtures;
    const attached = await cloud.attachVolume(server.id, volumeId, {
      tag: 'data',
      deleteOnTermination: true,
    });
    leftovers.add(async () => {
      await expect
        .poll(() => codeOf(cloud.detachVolume(server.id, volumeId)), { timeout: 60_000 })
        .not.toBe('BAD_REQUEST');
    });
    expect(attached).toMatchObject({ volumeId, serverId: server.id });
    await expect
      .poll(() => codeOf(cloud.updateVolumeAttachment(server.id, volumeId, { deleteOnTermination: false })), {
        timeout: 60_000,
      })
      .toBe('done');
    const [seen] = await newest.listVolumeAttachments(server.id);
    expect(seen?.raw).toMatchObject({ tag: 'data', delete_on_termination: false });
  });
});

/** `done`, or the code of the error. */
async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    return error instanceof ClientError ? error.code : 'another error';
  }
}

import { createReadStream } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LxdClient, LxdEvent } from '../../src/index.js';
import { newCertificate } from '../support/certificates.js';
import { describeLxd, socketClient } from '../support/lxd-peer.js';
import { type OwnPeer, ownPeer } from '../support/own-peer.js';

const slow = 120_000;

describeLxd('a cluster of two real LXDs', (peer) => {
  let peers: OwnPeer[] = [];
  let first: LxdClient;
  let second: LxdClient;
  const root = { type: 'disk', path: '/', pool: 'local' };

  beforeAll(async () => {
    peers = await Promise.all([ownPeer('lxd', { bare: true }), ownPeer('lxd', { bare: true })]);
    [first, second] = peers.map((it) => socketClient(it)) as [LxdClient, LxdClient];
  }, slow);
  afterAll(async () => {
    await Promise.all([first, second].map((client) => client?.close().catch(() => undefined)));
    await Promise.all(peers.map((it) => it.down()));
  }, slow);

  const addressOf = (at: OwnPeer | undefined): string => new URL(at?.url ?? 'https://x').host;

  test('is made of one daemon, and another joins by a token', { timeout: slow }, async () => {
    await first.updateCluster({ enabled: true, serverName: 'one' });
    const { token, operation } = await first.createClusterMemberToken('two');
    expect(operation).toMatchObject({ class: 'token' });
    const read = JSON.parse(Buffer.from(token, 'base64').toString()) as {
      fingerprint: string;
      server_name: string;
    };
    expect(read.server_name).toBe('two');
    const { environment } = await first.getDaemonDetails();
    await second.updateCluster(
      {
        enabled: true,
        serverName: 'two',
        serverAddress: addressOf(peers[1]),
        clusterAddress: addressOf(peers[0]),
        clusterCertificate: String(environment['certificate']),
        clusterPassword: token,
      },
      { timeout: slow },
    );
    expect(await second.getCluster()).toMatchObject({ enabled: true, serverName: 'two' });
    const members = await first.listClusterMembers();
    expect(members.map(({ serverName, status }) => [serverName, status])).toEqual([
      ['one', 'Online'],
      ['two', 'Online'],
    ]);
  });

  test('members are looked at and changed', async () => {
    await first.updateClusterMember('two', { description: 'the other', config: { 'user.a': '1' } });
    await first.modifyClusterMember('two', ({ config }) => ({ config: { ...config, 'user.b': '2' } }));
    expect(await second.getClusterMemberDetails('two')).toMatchObject({
      description: 'the other',
      config: { 'user.a': '1', 'user.b': '2' },
      groups: ['default'],
    });
  });

  test('groups are made, changed, renamed and deleted', async () => {
    await first.createClusterGroup({ name: 'g', members: ['two'], description: 'a' });
    await first.updateClusterGroup('g', { description: 'b' });
    expect(await first.getClusterGroupDetails('g')).toMatchObject({ description: 'b', members: ['two'] });
    await first.modifyClusterGroup('g', ({ members }) => ({ members: [...members, 'one'] }));
    expect((await first.getClusterGroupDetails('g')).members.sort()).toEqual(['one', 'two']);
    await first.renameClusterGroup('g', 'h');
    expect((await first.listClusterGroups()).map(({ name }) => name).sort()).toEqual(['default', 'h']);
    await first.modifyClusterGroup('h', () => ({ members: [] }));
    await first.deleteClusterGroup('h');
  });

  test('what a member has of its own is made for each, then for all', { timeout: slow }, async () => {
    for (const member of ['one', 'two'])
      await first.useTarget(member).createStoragePool({ name: 'local', driver: 'dir' });
    await first.createStoragePool({ name: 'local', driver: 'dir' });
    expect((await first.getStoragePoolDetails('local')).locations.sort()).toEqual(['one', 'two']);
    await first.useTarget('two').createVolume({ pool: 'local', name: 'data' });
    expect((await first.listVolumes('local')).map(({ name, location }) => [name, location])).toEqual([
      ['data', 'two'],
    ]);
    await first.useTarget('two').deleteVolume({ pool: 'local', name: 'data' });
  });

  test('an instance is made on a member, moved, evacuated and brought back', { timeout: slow }, async () => {
    await first.importImage(() => createReadStream(peer.imageFile), { aliases: ['busybox'] });
    const instance = { name: 'web', source: { type: 'image', alias: 'busybox' }, devices: { root } };
    const heard: LxdEvent[] = [];
    const abort = new AbortController();
    const events = first.watchEvents({ types: ['operation'], location: 'two', signal: abort.signal });
    const watching = (async () => {
      for await (const event of events) heard.push(event);
    })();
    await first.useTarget('two').createInstance(instance);
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBeGreaterThan(0);
    abort.abort();
    await expect(watching).rejects.toMatchObject({ code: 'ABORTED' });
    expect(new Set(heard.map(({ location }) => location))).toEqual(new Set(['two']));
    const where = async (): Promise<string> => (await first.getInstanceDetails('web')).location;
    expect(await where()).toBe('two');
    await first.moveInstance('web', { target: 'one' });
    expect(await where()).toBe('one');
    await first.moveInstance('web', { target: 'two' });
    await first.setInstanceState('web', { action: 'start' });
    expect(String((await first.execInstance('web', ['hostname'])).stdout)).toBe('web\n');
    await first.evacuateClusterMember('two', { timeout: slow });
    expect(await first.getClusterMemberDetails('two')).toMatchObject({ status: 'Evacuated' });
    expect(await where()).toBe('one');
    await first.restoreClusterMember('two', { timeout: slow });
    expect(await where()).toBe('two');
    await first.setInstanceState('web', { action: 'stop', force: true });
    await first.deleteInstance('web');
  });

  test('the certificate of all, the name of one', { timeout: slow }, async () => {
    const { certificate, key } = await newCertificate();
    await first.updateClusterCertificate({ certificate, key });
    await expect
      .poll(async () => String((await second.getDaemonDetails()).environment['certificate']).trim(), {
        timeout: 20_000,
      })
      .toBe(certificate.trim());
    await first.renameClusterMember('two', 'zwei');
    expect((await first.listClusterMembers()).map(({ serverName }) => serverName)).toEqual(['one', 'zwei']);
  });

  test('a member that is lost is told of, and taken out by force', { timeout: slow }, async () => {
    await first.updateDaemonConfig({ 'cluster.offline_threshold': '11' });
    await peers[1]?.stop();
    const status = async (): Promise<string> => (await first.getClusterMemberDetails('zwei')).status;
    await expect.poll(status, { timeout: 60_000, interval: 1000 }).toBe('Offline');
    await first.deleteClusterMember('zwei', { force: true });
    expect((await first.listClusterMembers()).map(({ serverName }) => serverName)).toEqual(['one']);
  });
});

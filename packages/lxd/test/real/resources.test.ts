import { afterAll, expect, test } from 'vitest';
import { parseTrustToken } from '../../src/index.js';
import { Bin } from '../support/bin.js';
import { describeDaemons, httpsClient, socketClient, uniqueName } from '../support/lxd-peer.js';
import { newCertificate } from '../support/certificates.js';

const slow = 60_000;

describeDaemons('what a real daemon keeps', (peer) => {
  const client = socketClient(peer);
  const bin = new Bin(client);
  const undo: (() => Promise<unknown>)[] = [];

  /** Has something taken away at the end, whatever becomes of the test. */
  const later = (step: () => Promise<unknown>): void => void undo.unshift(step);

  afterAll(async () => {
    for (const step of undo) await step().catch(() => undefined);
    await bin.empty();
    await client.close();
  }, slow);

  test('profiles are made, changed, renamed and deleted; what changed meanwhile is not overwritten', async () => {
    const name = uniqueName('profile');
    later(() => client.deleteProfile(name));
    later(() => client.deleteProfile(`${name}-2`));
    await client.createProfile({ name, description: 'one', config: { 'user.a': '1' }, devices: {} });
    await expect(client.createProfile({ name })).rejects.toMatchObject({ code: 'CONFLICT' });
    const seen = await client.getProfileDetails(name);
    expect(seen).toMatchObject({ name, description: 'one', config: { 'user.a': '1' }, usedBy: [] });
    await client.updateProfile(name, { config: { 'user.b': '2' } }, { etag: seen.etag });
    expect((await client.getProfileDetails(name)).config).toEqual({ 'user.a': '1', 'user.b': '2' });
    const late = client.updateProfile(name, { description: 'late' }, { etag: seen.etag });
    await expect(late).rejects.toMatchObject({ status: 412, code: 'CONFLICT' });
    await client.modifyProfile(name, ({ config }) => ({ config: { ...config, 'user.c': '3' } }));
    expect(await client.getProfileDetails(name)).toMatchObject({
      description: 'one',
      config: { 'user.a': '1', 'user.b': '2', 'user.c': '3' },
    });
    await client.renameProfile(name, `${name}-2`);
    expect((await client.listProfiles()).map((profile) => profile.name)).toContain(`${name}-2`);
    await client.deleteProfile(`${name}-2`);
    await expect(client.getProfileDetails(`${name}-2`)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('networks, with their state and leases', async () => {
    const name = `lxdt${Math.random().toString(36).slice(2, 8)}`;
    later(() => client.deleteNetwork(name));
    later(() => client.deleteNetwork(`${name}b`));
    const config = { 'ipv4.address': 'none', 'ipv6.address': 'none' };
    await client.createNetwork({ name, description: 'mine', config });
    expect(await client.getNetworkDetails(name)).toMatchObject({ name, type: 'bridge', managed: true });
    expect((await client.listNetworks()).map((network) => network.name)).toContain(name);
    await client.updateNetwork(name, { description: 'still mine' });
    await client.modifyNetwork(name, (network) => ({ config: { ...network.config, 'user.x': '1' } }));
    const changed = await client.getNetworkDetails(name);
    expect([changed.description, changed.config['user.x']]).toEqual(['still mine', '1']);
    expect((await client.getNetworkState(peer.bridge)).addresses.length).toBeGreaterThan(0);
    expect((await client.listNetworkLeases(peer.bridge)).some(({ type }) => type === 'gateway')).toBe(true);
    await client.renameNetwork(name, `${name}b`);
    await client.deleteNetwork(`${name}b`);
  });

  test('forwards of a network', async () => {
    const { config } = await client.getNetworkDetails(peer.bridge);
    const [subnet = ''] = /^\d+\.\d+\.\d+/.exec(config['ipv4.address'] ?? '') ?? [];
    const listenAddress = '192.0.2.77';
    later(() => client.deleteNetworkForward(peer.bridge, listenAddress));
    const ports = [{ protocol: 'tcp', listenPort: '80', targetPort: '8080', targetAddress: `${subnet}.9` }];
    await client.createNetworkForward(peer.bridge, { listenAddress, description: 'web', ports });
    const made = await client.getNetworkForwardDetails(peer.bridge, listenAddress);
    expect(made).toMatchObject({ listenAddress, description: 'web', ports });
    await client.updateNetworkForward(peer.bridge, listenAddress, { description: 'www' });
    await client.modifyNetworkForward(peer.bridge, listenAddress, (forward) => ({
      ports: forward.ports.map((port) => ({ ...port, listenPort: '81' })),
    }));
    const [forward] = await client.listNetworkForwards(peer.bridge);
    expect(forward).toMatchObject({ description: 'www', ports: [{ listenPort: '81' }] });
    await client.deleteNetworkForward(peer.bridge, listenAddress);
  });

  test('peers of a network are of OVN, and a bridge says so', async () => {
    expect(await client.listNetworkPeers(peer.bridge).catch((error: unknown) => String(error))).toMatch(/.*/);
    const refused = client.createNetworkPeer(peer.bridge, { name: 'x', targetNetwork: 'y' });
    await expect(refused).rejects.toMatchObject({ name: 'ClientError' });
  });

  test('ACLs and their rules', async () => {
    const name = uniqueName('acl');
    later(() => client.deleteNetworkAcl(name));
    later(() => client.deleteNetworkAcl(`${name}-2`));
    const rule = { action: 'allow', state: 'enabled', protocol: 'tcp', destinationPort: '22' };
    await client.createNetworkAcl({ name, ingress: [rule] });
    expect((await client.getNetworkAclDetails(name)).ingress).toMatchObject([rule]);
    await client.updateNetworkAcl(name, { description: 'ssh' });
    await client.modifyNetworkAcl(name, ({ ingress }) => ({ egress: ingress }));
    expect(await client.getNetworkAclDetails(name)).toMatchObject({ description: 'ssh', egress: [rule] });
    await client.renameNetworkAcl(name, `${name}-2`);
    expect((await client.listNetworkAcls()).map((acl) => acl.name)).toContain(`${name}-2`);
    await client.deleteNetworkAcl(`${name}-2`);
  });

  test('DNS zones and records', async () => {
    const zone = `${uniqueName('zone')}.example.net`;
    later(() => client.deleteNetworkZone(zone));
    await client.createNetworkZone({ name: zone, description: 'a' });
    await client.updateNetworkZone(zone, { description: 'b' });
    await client.modifyNetworkZone(zone, () => ({ config: { 'user.x': '1' } }));
    expect(await client.getNetworkZoneDetails(zone)).toMatchObject({
      description: 'b',
      config: { 'user.x': '1' },
    });
    expect((await client.listNetworkZones()).map(({ name }) => name)).toContain(zone);
    if (await client.hasExtension('network_dns_records')) {
      await client.createNetworkZoneRecord(zone, {
        name: 'web',
        entries: [{ type: 'A', ttl: 60, value: '192.0.2.1' }],
      });
      await client.updateNetworkZoneRecord(zone, 'web', { description: 'the web' });
      await client.modifyNetworkZoneRecord(zone, 'web', ({ entries }) => ({
        entries: [...entries, { type: 'TXT', value: 'x' }],
      }));
      expect((await client.getNetworkZoneRecordDetails(zone, 'web')).entries).toHaveLength(2);
      expect((await client.listNetworkZoneRecords(zone)).map(({ name }) => name)).toEqual(['web']);
      await client.deleteNetworkZoneRecord(zone, 'web');
    }
    await client.deleteNetworkZone(zone);
  });

  test(
    'pools, volumes, their snapshots and backups',
    async () => {
      const pool = uniqueName('pool');
      later(() => client.deleteStoragePool(pool));
      await client.createStoragePool({ name: pool, driver: 'dir', description: 'mine' });
      await client.updateStoragePool(pool, { description: 'ours' });
      await client.modifyStoragePool(pool, ({ config }) => ({ config: { ...config, 'user.x': '1' } }));
      expect(await client.getStoragePoolDetails(pool)).toMatchObject({ driver: 'dir', description: 'ours' });
      expect((await client.getStoragePoolResources(pool)).space.total).toBeGreaterThan(0);
      expect((await client.listStoragePools()).map(({ name }) => name)).toContain(pool);

      const volume = { pool, name: 'data' };
      for (const name of ['data', 'copy', 'moved', 'back', 'renamed'])
        for (const at of [pool, 'default']) later(() => client.deleteVolume({ pool: at, name }));
      await client.createVolume({ ...volume, description: 'd', config: { 'user.x': '1' } });
      expect(await client.getVolumeDetails(volume)).toMatchObject({
        name: 'data',
        type: 'custom',
        contentType: 'filesystem',
      });
      await client.updateVolume(volume, { description: 'e' });
      await client.modifyVolume(volume, ({ config }) => ({ config: { ...config, 'user.y': '2' } }));
      expect((await client.getVolumeDetails(volume)).config).toMatchObject({ 'user.x': '1', 'user.y': '2' });
      // A directory cannot tell how full it is: LXD refuses to, Incus tells nothing.
      const state = client.getVolumeState(volume);
      if (peer.kind === 'lxd') await expect(state).rejects.toThrow('Not supported');
      else expect((await state).raw).toEqual({ usage: null });
      expect((await client.listVolumes(pool)).map(({ name }) => name)).toEqual(['data']);
      expect(await client.listVolumes(pool, { type: 'image' })).toEqual([]);

      await client.createVolumeSnapshot(volume, { name: 'before' });
      expect((await client.listVolumeSnapshots(volume)).map(({ name }) => name)).toEqual(['before']);
      await client.updateVolumeSnapshot(volume, 'before', { description: 'was' });
      await client.modifyVolumeSnapshot(volume, 'before', () => ({ expiresAt: '2040-01-01T00:00:00Z' }));
      const snapshot = await client.getVolumeSnapshotDetails(volume, 'before');
      expect([snapshot.description, snapshot.expiresAt]).toEqual(['was', '2040-01-01T00:00:00Z']);
      await client.renameVolumeSnapshot(volume, 'before', 'earlier');
      await client.restoreVolumeSnapshot(volume, 'earlier');
      await client.copyVolume(volume, { pool, name: 'copy', volumeOnly: true });
      await client.renameVolume({ pool, name: 'copy' }, 'renamed');
      await client
        .moveVolume({ pool, name: 'renamed' }, { pool: 'default', name: uniqueName('vol') })
        .catch(async () => {
          await client.moveVolume({ pool, name: 'renamed' }, { pool: 'default' });
        });
      await client.deleteVolumeSnapshot(volume, 'earlier');

      await client.createVolumeBackup(volume, { name: 'b1', compressionAlgorithm: 'none' });
      expect((await client.listVolumeBackups(volume)).map(({ name }) => name)).toEqual(['b1']);
      await client.renameVolumeBackup(volume, 'b1', 'b2');
      expect(await client.getVolumeBackupDetails(volume, 'b2')).toMatchObject({ name: 'b2' });
      await client.importVolume({ pool, name: 'back' }, await client.exportVolumeBackup(volume, 'b2'));
      expect((await client.getVolumeDetails({ pool, name: 'back' })).description).toBe('e');
      await client.deleteVolumeBackup(volume, 'b2');
      for (const { name } of await client.listVolumes('default', { type: 'custom' }))
        if (name.startsWith('lxdt-vol') || name === 'renamed')
          await client.deleteVolume({ pool: 'default', name });
      for (const name of ['back', 'data']) await client.deleteVolume({ pool, name });
      await client.deleteStoragePool(pool);
    },
    slow,
  );

  test('projects are worlds of their own', async () => {
    const name = uniqueName('project');
    later(() => client.deleteProject(name));
    later(() => client.deleteProject(`${name}-2`));
    await client.createProject({ name, config: { 'features.images': 'false' } });
    await client.updateProject(name, { description: 'ours' });
    await client.modifyProject(name, ({ config }) => ({ config: { ...config, 'limits.instances': '3' } }));
    expect(await client.getProjectDetails(name)).toMatchObject({ description: 'ours' });
    expect((await client.getProjectState(name)).resources['instances']).toEqual({ usage: 0, limit: 3 });
    const inside = client.useProject(name);
    expect(await inside.listInstances()).toEqual([]);
    const devices = { root: { type: 'disk', path: '/', pool: 'default' } };
    await inside.createInstance({ name: 'inside', source: { type: 'none' }, devices });
    later(() => inside.deleteInstance('inside'));
    expect((await inside.listInstances()).map((it) => [it.name, it.project])).toEqual([['inside', name]]);
    const everywhere = await client.listInstances({ allProjects: true, filter: 'name eq inside' });
    expect(everywhere.map((it) => it.project)).toContain(name);
    await inside.deleteInstance('inside');
    await client.renameProject(name, `${name}-2`);
    expect((await client.listProjects()).map((project) => project.name)).toContain(`${name}-2`);
    await client.deleteProject(`${name}-2`);
  });

  test('certificates and trust tokens', async () => {
    const { certificate, fingerprint } = await newCertificate();
    later(() => client.deleteCertificate(fingerprint));
    await client.createCertificate({ name: 'lxdt', certificate });
    await client.updateCertificate(fingerprint, { name: 'lxdt-2' });
    await client.modifyCertificate(fingerprint, () => ({ restricted: true, projects: ['default'] }));
    expect(await client.getCertificateDetails(fingerprint)).toMatchObject({
      name: 'lxdt-2',
      type: 'client',
      restricted: true,
      projects: ['default'],
    });
    expect((await client.listCertificates()).map((it) => it.fingerprint)).toContain(fingerprint);
    await client.deleteCertificate(fingerprint);
    const { token, operation } = await client.createTrustToken({ name: 'lxdt-token' });
    later(() => client.cancelOperation(operation.id));
    expect(parseTrustToken(token)).toMatchObject({ clientName: 'lxdt-token' });
    await client.cancelOperation(operation.id);
  });

  test('operations are listed, looked at and cancelled', async () => {
    const { operation } = await client.createTrustToken({ name: 'lxdt-cancel' });
    expect((await client.listOperations()).map(({ id }) => id)).toContain(operation.id);
    expect((await client.listOperations({ allProjects: true })).map(({ id }) => id)).toContain(operation.id);
    expect(await client.getOperationDetails(operation.id)).toMatchObject({
      class: 'token',
      status: 'Running',
    });
    await client.cancelOperation(operation.id);
    await expect(client.getOperationDetails('00000000-0000-0000-0000-000000000000')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('warnings are listed, acknowledged and deleted', async () => {
    const list = await client.listWarnings();
    for (const { uuid } of list.slice(0, 1)) {
      await client.updateWarning(uuid, { status: 'acknowledged' });
      expect((await client.getWarningDetails(uuid)).status).toBe('acknowledged');
      await client.modifyWarning(uuid, () => ({ status: 'new' }));
    }
    await expect(client.deleteWarning('00000000-0000-0000-0000-000000000000')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('the daemon itself: configuration, hardware, metrics', async () => {
    const daemon = await client.getDaemonDetails();
    expect(daemon).toMatchObject({ auth: 'trusted', apiVersion: '1.0' });
    expect(await client.listApiVersions()).toEqual(['1.0']);
    expect(await client.hasExtension('clustering')).toBe(true);
    expect(await client.hasExtension('nonsense')).toBe(false);
    later(() => client.updateDaemonConfig({ 'user.lxdt': '' }));
    await client.updateDaemonConfig({ 'user.lxdt': 'a' });
    await client.modifyDaemonConfig((config) => ({ ...config, 'user.lxdt': `${config['user.lxdt']}b` }));
    expect((await client.getDaemonDetails()).config['user.lxdt']).toBe('ab');
    expect((await client.getResources()).cpu['total']).toBeGreaterThan(0);
    // Only instances that run have any, so this line may be all.
    expect(await client.getMetrics()).toMatch(/^# EOF\n$/m);
    await expect(client.rebuildInstance('x', { type: 'none' })).rejects.toMatchObject({
      code: (await client.hasExtension('instances_rebuild')) ? 'NOT_FOUND' : 'UNSUPPORTED',
    });
    expect(await client.getCluster()).toMatchObject({ enabled: false });
  });

  test(
    'what goes on is told; a closed loop closes its connection',
    async () => {
      const far = httpsClient(peer);
      const name = uniqueName('event');
      later(() => client.deleteProfile(name));
      const abort = new AbortController();
      const events = far.watchEvents({ types: ['lifecycle'], signal: abort.signal });
      const heard = (async () => {
        for await (const { type, metadata } of events)
          if (String(metadata['source']).endsWith(name)) return { type, action: metadata['action'] };
        return undefined;
      })();
      // Whoever listens has not begun before the daemon says so: one event is as good as another.
      const again = setInterval(
        () => void client.updateProfile(name, { description: 'x' }).catch(() => undefined),
        50,
      );
      await client.createProfile({ name });
      expect(await heard).toMatchObject({ type: 'lifecycle' });
      clearInterval(again);
      const endless = far.watchEvents({ types: ['lifecycle'], signal: abort.signal });
      const next = endless.next();
      abort.abort();
      await expect(next).rejects.toMatchObject({ code: 'ABORTED' });
      await expect(far.watchEvents({ types: ['nonsense'] }).next()).rejects.toMatchObject({
        status: peer.kind === 'lxd' ? 500 : 400,
      });
      await far.close();
    },
    slow,
  );
});

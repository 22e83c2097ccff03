import { CollectionClient } from '@leister/openstack';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  describeOpenStack,
  Leftovers,
  type Login,
  logIn,
  methodsBeyond,
  patience,
  recordCalls,
  uniqueName,
} from '../../../../test/support/openstack-peer.js';
import { BlockStorageClient, type CreateVolume, type Volume } from '../../src/index.js';

/** What is no public method. */
const inner = [
  'act',
  'actAndTell',
  'actOn',
  'backupSight',
  'deleteText',
  'getTexts',
  'makeBootable',
  'microversionHeaders',
  'namedBody',
  'readTexts',
  'setTexts',
  'snapshotSight',
  'volumeSight',
];

describeOpenStack('BlockStorageClient, on a real Cinder', () => {
  let admin: Login;
  let demo: Login;
  let cinder: BlockStorageClient;
  let member: BlockStorageClient;
  let called: Set<string>;
  const leftovers = new Leftovers();

  beforeAll(async () => {
    [admin, demo] = await Promise.all([logIn('openrc'), logIn('openrc-demo')]);
    ({ client: cinder, called } = recordCalls(
      new BlockStorageClient({ session: admin.session, region: 'RegionOne', proxy: false }),
    ));
    member = new BlockStorageClient({ session: demo.session, proxy: false });
  });
  afterEach(() => leftovers.clear(), patience);
  afterAll(() => Promise.all([cinder?.close(), member?.close()]));

  /** Deletes a volume whatever it is in, and is content when it is gone already. */
  function removeLater({ id }: { id: string }): void {
    leftovers.add(async () => {
      await cinder.resetVolumeStatus(id, { status: 'available', attachStatus: 'detached' });
      await cinder.deleteVolume(id, { cascade: true });
      await cinder.waitVolumeUntil(id, 'deleted', { timeout: patience });
    });
  }

  async function makeVolume(fields: CreateVolume = {}): Promise<Volume> {
    const created = await cinder.createVolume({ size: 1, name: uniqueName('volume'), ...fields });
    removeLater(created);
    return cinder.waitVolumeUntil(created.id, 'available', { timeout: patience });
  }

  test('a volume from its making to its end', async () => {
    const name = uniqueName('volume');
    const created = await cinder.createVolume({
      size: 2,
      name,
      description: 'of a test',
      volumeType: 'fake',
      availabilityZone: 'nova',
      metadata: { one: '1' },
    });
    removeLater(created);
    expect(created).toMatchObject({ name, size: 2, status: 'creating', description: 'of a test' });
    const volume = await cinder.waitVolumeUntil(created.id);
    expect(volume).toMatchObject({
      status: 'available',
      volumeType: 'fake',
      availabilityZone: 'nova',
      metadata: { one: '1' },
      bootable: false,
      attachments: [],
      projectId: admin.projectId,
    });
    expect(await cinder.waitVolumeWhile(created.id)).toMatchObject({ status: 'available' });
    expect(await cinder.findVolume(name)).toMatchObject({ id: created.id });
    expect(await cinder.findVolume(created.id)).toMatchObject({ name });
    const changed = await cinder.updateVolume(created.id, {
      name: `${name}-new`,
      description: 'changed',
      metadata: { two: '2' },
    });
    expect(changed).toMatchObject({ name: `${name}-new`, description: 'changed', metadata: { two: '2' } });
    expect(await cinder.updateVolume(created.id, {})).toMatchObject({ name: `${name}-new` });
    await expect(member.getVolumeDetails(created.id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      status: 404,
    });
    await cinder.deleteVolume(created.id);
    expect(await cinder.waitVolumeUntil(created.id, 'deleted')).toMatchObject({
      status: 'deleted',
      name: `${name}-new`,
    });
    await expect(cinder.getVolumeDetails(created.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('lists: filters, order, pages', async () => {
    const mark = uniqueName('mark');
    const made: Volume[] = [];
    for (const name of ['b', 'a', 'c'])
      made.push(await makeVolume({ name: `${mark} ${name}`, metadata: { mark } }));
    const names = async (filter: Parameters<BlockStorageClient['listVolumes']>[0]): Promise<string[]> =>
      (await cinder.listVolumes({ metadata: { mark }, ...filter })).map(({ name }) => name.slice(-1));
    expect(await names({ order: 'name', limit: 1 })).toEqual(['a', 'b', 'c']);
    expect(await names({ order: '-name', limit: 2 })).toEqual(['c', 'b', 'a']);
    expect(
      await names({ name: `${mark} b`, status: 'available', bootable: false, availabilityZone: 'nova' }),
    ).toEqual(['b']);
    expect(await names({ status: 'error' })).toEqual([]);
    expect(await names({ allProjects: true, projectId: demo.projectId })).toEqual([]);
    expect(await names({ order: 'name', marker: made[1]!.id })).toEqual(['b', 'c']);
    expect((await cinder.listVolumes({ detail: false, limit: 2 })).length).toBeGreaterThanOrEqual(3);
    const { count, size } = await cinder.getVolumeSummary();
    expect(count).toBeGreaterThanOrEqual(3);
    expect(size).toBeGreaterThanOrEqual(3);
    await expect(cinder.listVolumes({ marker: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('metadata', async () => {
    const { id } = await makeVolume({ metadata: { one: '1' } });
    expect(await cinder.updateVolumeMetadata(id, { two: '2', 'odd key: x': 'x' })).toEqual({
      one: '1',
      two: '2',
      'odd key: x': 'x',
    });
    expect(await cinder.getVolumeMetadata(id, 'odd key: x')).toEqual({ 'odd key: x': 'x' });
    await cinder.deleteVolumeMetadata(id, 'odd key: x');
    await expect(cinder.deleteVolumeMetadata(id, 'odd key: x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await cinder.replaceVolumeMetadata(id, { three: '3' })).toEqual({ three: '3' });
    expect(await cinder.getVolumeMetadata(id)).toEqual({ three: '3' });
  });

  test('what is done to a volume', async () => {
    const { id } = await makeVolume();
    await cinder.extendVolume(id, { size: 2 });
    const extended = await cinder.waitVolumeWhile(id, 'extending');
    // Not every driver can.
    if (extended.status === 'available') expect(extended.size).toBe(2);
    else expect(extended.status).toBe('error_extending');
    await cinder.resetVolumeStatus(id, { status: 'available' });
    await expect(cinder.extendVolume(id, { size: 1 })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await cinder.setVolumeBootable(id, true);
    expect((await cinder.getVolumeDetails(id)).bootable).toBe(true);
    await cinder.setVolumeReadonly(id, true);
    expect((await cinder.getVolumeDetails(id)).metadata).toMatchObject({ readonly: 'True' });
    await cinder.setVolumeImageMetadata(id, { os_distro: 'leister' });
    expect((await cinder.getVolumeDetails(id)).imageMetadata).toEqual({ os_distro: 'leister' });
    await cinder.deleteVolumeImageMetadata(id, 'os_distro');
    expect((await cinder.getVolumeDetails(id)).imageMetadata ?? {}).toEqual({});
    await cinder.setVolumeReadonly(id, false);
    await cinder.attachVolume(id, { hostName: 'somewhere', mountpoint: '/dev/vdz' });
    const attached = await cinder.waitVolumeUntil(id, 'in_use');
    expect(attached.attachments).toMatchObject([{ hostName: 'somewhere', device: '/dev/vdz' }]);
    await cinder.extendVolume(id, { size: 3, inUse: true }).catch((error: unknown) => {
      // That is for a volume that Nova uses.
      expect(error).toMatchObject({ name: 'ClientError', code: 'BAD_REQUEST' });
    });
    await cinder.resetVolumeStatus(id, { status: 'in-use' });
    await cinder.detachVolume(id, attached.attachments![0]!.attachmentId);
    expect((await cinder.waitVolumeUntil(id, 'available')).attachments).toEqual([]);
    await cinder.resetVolumeStatus(id, { status: 'error' });
    await expect(cinder.waitVolumeUntil(id, 'available')).rejects.toMatchObject({
      code: 'OPERATION_FAILED',
      message: `volume ${id} is in error`,
    });
    await expect(member.resetVolumeStatus(id, { status: 'error' })).rejects.toMatchObject({
      name: 'ClientError',
    });
    await cinder.forceDeleteVolume(id);
    await cinder.waitVolumeUntil(id, 'deleted');
  });

  test('a bootable volume', async () => {
    const created = await cinder.createVolume({ size: 1, bootable: true });
    removeLater(created);
    expect(created.bootable).toBe(true);
    await cinder.waitVolumeUntil(created.id);
    expect((await cinder.getVolumeDetails(created.id)).bootable).toBe(true);
  });

  test('an image of a volume', async () => {
    const { id } = await makeVolume();
    const imageName = uniqueName('image');
    const uploaded = await cinder.uploadVolumeToImage(id, {
      imageName,
      visibility: 'private',
      protected: false,
    });
    expect(uploaded.imageId).toMatch(/^[0-9a-f-]{36}$/);
    const glance = await admin.session.endpointFor('image', {});
    leftovers.add(async () => {
      const headers = { 'x-auth-token': admin.token };
      await fetch(`${glance}/v2/images/${uploaded.imageId}`, { method: 'DELETE', headers });
    });
    await cinder.waitVolumeWhile(id, 'uploading');
  });

  test('snapshots', async () => {
    const volume = await makeVolume();
    const name = uniqueName('snapshot');
    const created = await cinder.createSnapshot({
      volumeId: volume.id,
      name,
      description: 'of a test',
      metadata: { one: '1' },
    });
    const snapshot = await cinder.waitSnapshotUntil(created.id);
    expect(snapshot).toMatchObject({
      name,
      volumeId: volume.id,
      size: 1,
      progress: 100,
      metadata: { one: '1' },
    });
    expect(await cinder.waitSnapshotWhile(created.id)).toMatchObject({ status: 'available' });
    expect(await cinder.findSnapshot(name)).toMatchObject({ id: created.id });
    expect(await cinder.listSnapshots({ volumeId: volume.id })).toMatchObject([{ id: created.id, name }]);
    expect((await cinder.listSnapshots({ detail: false, name })).map(({ id }) => id)).toEqual([created.id]);
    expect(await cinder.updateSnapshot(created.id, { description: 'changed' })).toMatchObject({
      name,
      description: 'changed',
    });
    expect(await cinder.updateSnapshot(created.id, {})).toMatchObject({ description: 'changed' });
    expect(await cinder.updateSnapshotMetadata(created.id, { two: '2' })).toEqual({ one: '1', two: '2' });
    expect(await cinder.getSnapshotMetadata(created.id, 'two')).toEqual({ two: '2' });
    await cinder.deleteSnapshotMetadata(created.id, 'two');
    expect(await cinder.replaceSnapshotMetadata(created.id, { three: '3' })).toEqual({ three: '3' });
    await expect(cinder.deleteVolume(volume.id)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const copy = await cinder.createVolume({ snapshotId: created.id, name: `${name}-copy` });
    removeLater(copy);
    expect(await cinder.waitVolumeUntil(copy.id)).toMatchObject({ size: 1, snapshotId: created.id });
    const clone = await cinder.createVolume({ sourceVolumeId: volume.id });
    removeLater(clone);
    expect(await cinder.waitVolumeUntil(clone.id)).toMatchObject({ size: 1, sourceVolumeId: volume.id });
    await cinder.revertVolume(volume.id, created.id);
    await cinder.waitVolumeWhile(volume.id, 'reverting');
    await cinder.resetSnapshotStatus(created.id, { status: 'error' });
    expect(await cinder.getSnapshotDetails(created.id)).toMatchObject({ status: 'error' });
    await cinder.deleteSnapshot(created.id);
    await cinder.waitSnapshotUntil(created.id, 'deleted');
  });

  test('types', async () => {
    const name = uniqueName('type');
    const type = await cinder.createVolumeType({
      name,
      description: 'of a test',
      isPublic: false,
      extraSpecs: { a: '1' },
    });
    leftovers.add(() => cinder.deleteVolumeType(type.id));
    expect(type).toMatchObject({ name, isPublic: false, extraSpecs: { a: '1' } });
    expect(await cinder.updateExtraSpecs(type.id, { volume_backend_name: 'fake' })).toEqual({
      volume_backend_name: 'fake',
    });
    await cinder.deleteExtraSpec(type.id, 'a');
    expect(await cinder.getExtraSpecs(type.id)).toEqual({ volume_backend_name: 'fake' });
    await expect(cinder.deleteExtraSpec(type.id, 'a')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(member.getVolumeTypeDetails(type.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await cinder.addVolumeTypeAccess(type.id, demo.projectId);
    expect(await cinder.listVolumeTypeAccess(type.id)).toEqual([demo.projectId]);
    expect(await member.findVolumeType(name)).toMatchObject({ id: type.id });
    await cinder.removeVolumeTypeAccess(type.id, demo.projectId);
    expect(await cinder.updateVolumeType(type.id, { description: 'changed', isPublic: true })).toMatchObject({
      description: 'changed',
      isPublic: true,
    });
    expect((await cinder.listVolumeTypes({ isPublic: true, limit: 1 })).map((each) => each.name)).toEqual(
      expect.arrayContaining([name, 'fake']),
    );
    expect(await cinder.getVolumeTypeDetails('default')).toMatchObject({ name: 'fake' });
    expect(await cinder.findVolumeType(name)).toMatchObject({ id: type.id });
    expect(await cinder.getVolumeTypeEncryption(type.id)).toBeUndefined();
    const encryption = await cinder.createVolumeTypeEncryption(type.id, {
      provider: 'luks',
      cipher: 'aes-xts-plain64',
      keySize: 256,
      controlLocation: 'front-end',
    });
    expect(encryption).toMatchObject({ provider: 'luks', keySize: 256 });
    const { encryptionId } = (await cinder.getVolumeTypeEncryption(type.id))!;
    expect(
      await cinder.updateVolumeTypeEncryption(type.id, { encryptionId: encryptionId!, keySize: 512 }),
    ).toMatchObject({ keySize: 512 });
    await cinder.deleteVolumeTypeEncryption(type.id, encryptionId!);
    expect(await cinder.getVolumeTypeEncryption(type.id)).toBeUndefined();
    await expect(cinder.createVolumeType({ name })).rejects.toMatchObject({ code: 'CONFLICT', status: 409 });
    const volume = await makeVolume();
    await cinder.retypeVolume(volume.id, { volumeType: type.id });
    expect(await cinder.waitVolumeWhile(volume.id, 'retyping')).toMatchObject({ volumeType: name });
    await expect(cinder.deleteVolumeType(type.id)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await cinder.retypeVolume(volume.id, { volumeType: 'fake', migrationPolicy: 'on-demand' });
    await cinder.waitVolumeWhile(volume.id, 'retyping');
  });

  test('backups', async () => {
    const volume = await makeVolume();
    const making = {
      volumeId: volume.id,
      name: uniqueName('backup'),
      description: 'of a test',
      metadata: { one: '1' },
    };
    const runs = (await cinder.listServices({ binary: 'cinder-backup' })).length > 0;
    const ofNobody = { volumeId: '00000000-0000-0000-0000-000000000000' };
    await expect(cinder.createBackup(ofNobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    if (!runs) {
      // The request is accepted all the same, and nothing can then be done with what came of it: one such is enough.
      const [failed = await cinder.createBackup(making)] = await cinder.listBackups({ status: 'error' });
      await expect(cinder.waitBackupUntil(failed.id)).rejects.toMatchObject({ code: 'OPERATION_FAILED' });
      expect(await cinder.waitBackupWhile(failed.id)).toMatchObject({ status: 'error' });
      expect((await cinder.getBackupDetails(failed.id)).failReason).toContain('Service not found');
      expect(await cinder.findBackup(failed.id)).toMatchObject({ name: failed.name });
      expect(await cinder.updateBackup(failed.id, { description: 'changed' })).toMatchObject({
        id: failed.id,
      });
      const away = { code: 'NOT_FOUND', message: 'Service cinder-backup could not be found.' };
      await expect(cinder.deleteBackup(failed.id)).rejects.toMatchObject(away);
      await expect(cinder.resetBackupStatus(failed.id, { status: 'error' })).rejects.toMatchObject(away);
      await expect(cinder.restoreBackup(failed.id)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      await expect(cinder.exportBackup(failed.id)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      const record = { service: 'none', url: Buffer.from('{}').toString('base64') };
      await expect(cinder.importBackup(record)).rejects.toMatchObject({ name: 'ClientError' });
      return;
    }
    const created = await cinder.createBackup(making);
    leftovers.add(async () => {
      await cinder.deleteBackup(created.id);
      await cinder.waitBackupUntil(created.id, 'deleted', { timeout: patience });
    });
    const backup = await cinder.waitBackupUntil(created.id, 'available', { timeout: patience });
    expect(backup).toMatchObject({ name: making.name, volumeId: volume.id, size: 1 });
    expect(await cinder.waitBackupWhile(created.id)).toMatchObject({ status: 'available' });
    expect(await cinder.getBackupDetails(created.id)).toMatchObject({ description: 'of a test' });
    expect(await cinder.findBackup(making.name)).toMatchObject({ id: created.id });
    expect(await cinder.listBackups({ volumeId: volume.id })).toMatchObject([{ id: created.id }]);
    expect(await cinder.updateBackup(created.id, { description: 'changed' })).toMatchObject({
      id: created.id,
    });
    const record = await cinder.exportBackup(created.id);
    // What is known already cannot be taken in again.
    await expect(cinder.importBackup(record)).rejects.toMatchObject({ name: 'ClientError' });
    const restored = await cinder.restoreBackup(created.id, { name: `${making.name}-back` });
    removeLater({ id: restored.volumeId });
    await cinder.waitBackupWhile(created.id, 'restoring', { timeout: patience });
    await cinder.waitVolumeWhile(restored.volumeId, ['creating', 'restoring-backup'], { timeout: patience });
    await cinder.resetBackupStatus(created.id, { status: 'available' });
  });

  test('a volume that goes over to another project', async () => {
    const volume = await makeVolume();
    const offer = await cinder.createTransfer({ volumeId: volume.id, name: uniqueName('transfer') });
    expect(offer.authKey).toMatch(/\w/);
    expect(await cinder.getTransferDetails(offer.id)).toMatchObject({ volumeId: volume.id });
    expect((await cinder.listTransfers({ allProjects: true })).map(({ id }) => id)).toContain(offer.id);
    await expect(member.acceptTransfer(offer.id, 'wrong')).rejects.toMatchObject({ name: 'ClientError' });
    expect(await member.acceptTransfer(offer.id, offer.authKey!)).toMatchObject({ volumeId: volume.id });
    expect(await member.getVolumeDetails(volume.id)).toMatchObject({ name: volume.name });
    const back = await member.createTransfer({ volumeId: volume.id });
    await cinder.acceptTransfer(back.id, back.authKey!);
    const last = await cinder.createTransfer({ volumeId: volume.id });
    await cinder.deleteTransfer(last.id);
    await cinder.waitVolumeUntil(volume.id, 'available');
  });

  test('attachments', async () => {
    const volume = await makeVolume();
    const reserved = await cinder.createAttachment({ volumeId: volume.id });
    expect(reserved).toMatchObject({ volumeId: volume.id, status: 'reserved' });
    const connector = {
      host: 'fakehost',
      initiator: 'iqn.2026-11.org.example:leister',
      ip: '127.0.0.1',
      mountpoint: '/dev/vdz',
    };
    const connected = await cinder.updateAttachment(reserved.id, connector);
    expect(connected.connectionInfo).toBeTypeOf('object');
    await cinder.completeAttachment(reserved.id);
    expect(await cinder.getAttachmentDetails(reserved.id)).toMatchObject({
      status: 'attached',
      volumeId: volume.id,
    });
    expect(await cinder.listAttachments({ volumeId: volume.id })).toMatchObject([{ id: reserved.id }]);
    await cinder.waitVolumeUntil(volume.id, 'in-use');
    await cinder.deleteAttachment(reserved.id);
    await cinder.waitVolumeUntil(volume.id, 'available');
    expect(await cinder.listAttachments({ volumeId: volume.id, detail: false })).toEqual([]);
  });

  test('quotas and limits', async () => {
    // A project that nobody uses: quotas need not be of one that there is.
    const project = uniqueName('project').replaceAll('-', '');
    leftovers.add(() => cinder.deleteQuota(project));
    expect((await cinder.updateQuota(project, { volumes: 3 })).limits).toMatchObject({ volumes: 3 });
    expect(await cinder.getQuota(project)).toMatchObject({ projectId: project, limits: { volumes: 3 } });
    expect((await cinder.getQuotaUsage(project)).resources['volumes']).toEqual({
      limit: 3,
      used: 0,
      reserved: 0,
    });
    expect((await cinder.getDefaultQuota(project)).limits['volumes']).toBe(10);
    expect((await cinder.getLimits()).absolute['maxTotalVolumes']).toBeGreaterThan(0);
    const { limits } = await cinder.getQuota(demo.projectId);
    const { resources } = await cinder.getQuotaUsage(demo.projectId);
    await cinder.updateQuota(demo.projectId, { volumes: resources['volumes']!.used });
    leftovers.add(() => cinder.updateQuota(demo.projectId, { volumes: limits['volumes']! }));
    await expect(member.createVolume({ size: 1 })).rejects.toMatchObject({ code: 'OVER_LIMIT', status: 413 });
    await expect(member.updateQuota(demo.projectId, { volumes: 99 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test('the service itself', async () => {
    expect(await cinder.listAvailabilityZones()).toMatchObject([{ name: 'nova', available: true }]);
    const [scheduler] = await cinder.listServices({ binary: 'cinder-scheduler' });
    expect(scheduler).toMatchObject({ status: 'enabled', state: 'up' });
    // A service that does not run cannot be enabled or disabled; the ones that do are others' as well.
    const nobody = { binary: 'cinder-nothing', host: 'nowhere' };
    await expect(cinder.enableService(nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(cinder.disableService(nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(cinder.disableService({ ...nobody, reason: 'a test' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const [pool] = await cinder.listPools();
    expect(pool?.capabilities).toHaveProperty('volume_backend_name');
  });

  test('why a volume could not be made', async () => {
    const created = await cinder.createVolume({
      size: 1,
      availabilityZone: 'nova',
      schedulerHints: { same_host: ['00000000-0000-0000-0000-000000000000'] },
    });
    removeLater(created);
    await cinder.waitVolumeWhile(created.id);
    // Whether the scheduler reads the hint is its matter; what it has to say is told of the volume.
    const messages = await cinder.listMessages({ resourceId: created.id });
    const [message] = messages.length > 0 ? messages : await cinder.listMessages();
    if (message) {
      expect(await cinder.getMessageDetails(message.id)).toMatchObject({
        id: message.id,
        message: message.message,
      });
      await cinder.deleteMessage(message.id);
    }
    const nobody = '00000000-0000-0000-0000-000000000000';
    await expect(cinder.getMessageDetails(nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(cinder.deleteMessage(nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('microversions', async () => {
    const newest = new BlockStorageClient({ session: admin.session, microversion: 'latest', proxy: false });
    const plain = await makeVolume();
    expect(await newest.getVolumeDetails(plain.id)).toMatchObject({ id: plain.id, status: 'available' });
    await newest.close();
    const tooNew = new BlockStorageClient({ session: admin.session, microversion: '3.999', proxy: false });
    await expect(tooNew.listVolumes()).rejects.toMatchObject({ code: 'BAD_REQUEST', status: 406 });
    await tooNew.close();
  });

  test('every method was called', () => {
    const methods = methodsBeyond(BlockStorageClient, CollectionClient).filter(
      (name) => !inner.includes(name),
    );
    expect(methods.filter((name) => !called.has(name))).toEqual([]);
  });
});
